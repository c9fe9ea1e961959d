package dev.copydesk.benchmarks.text;

import dev.copydesk.benchmarks.DataFolder;
import dev.copydesk.benchmarks.Evaluation;
import dev.copydesk.enrich.text.ExtractedPage;
import dev.copydesk.enrich.text.PageReader;
import dev.copydesk.model.date.ArticleDate;
import java.io.IOException;
import java.io.PrintStream;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Publication days, and on news pages titles and authors too. */
public final class DateEvaluation implements Evaluation {
    /** No page of the data sets is younger. */
    private static final LocalDate LATEST = LocalDate.of(2026, 12, 31);

    @Override
    public String name() {
        return "date";
    }

    @Override
    public void evaluate(DataFolder data, PrintStream out) throws IOException {
        List<DatedPage> dated = PageArchive.dates(data);
        out.println("\n## Publication day: " + dated.size() + " pages of htmldate's evaluation\n");
        out.println(
                "P = right / found, R = right / (right + none found), F their harmonic mean, as in htmldate's own evaluation;"
                        + " share = right / all.\n");
        out.println("| pages | address given | right | wrong | none | P | R | F | share |");
        out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        Map<String, int[]> sources = new TreeMap<>();
        for (Half half : Half.values()) {
            for (boolean address : new boolean[] {false, true}) {
                out.println(dayRow(dated, half, address, sources));
            }
        }
        out.println("\nWhere the days are from (both halves, without the address):\n");
        out.println("| source | right | wrong |\n| --- | --- | --- |");
        sources.forEach((source, counts) -> out.println("| " + source + " | " + counts[0] + " | " + counts[1] + " |"));

        List<NewsPage> news = FundusPages.read(data);
        out.println("\n## Title, day and authors: " + news.size() + " news pages of Fundus\n");
        out.println(
                "A title is right where it equals the reference apart from white space; a day, where it is that of the reference or"
                        + " both are the same instant; authors, where the sets of names are equal in lower case.\n");
        out.println("| pages | title | day | authors |\n| --- | --- | --- | --- |");
        for (Half half : Half.values()) {
            out.println(newsRow(news, half));
        }
    }

    private static String dayRow(List<DatedPage> pages, Half half, boolean address, Map<String, int[]> sources) {
        int right = 0;
        int wrong = 0;
        int none = 0;
        for (DatedPage page : pages) {
            if (page.page().half() != half) {
                continue;
            }
            ExtractedPage found = PageReader.shipped()
                    .read(page.page().html(), address ? page.page().url() : null, "", LATEST);
            ArticleDate date = found.main().publishedAt();
            boolean isRight = date != null && date.day().toString().equals(page.day());
            right += isRight ? 1 : 0;
            none += date == null ? 1 : 0;
            wrong += date != null && !isRight ? 1 : 0;
            if (!address) {
                sources.computeIfAbsent(found.dateSource() == null ? "none" : found.dateSource(), source -> new int[2])[
                        isRight ? 0 : 1]++;
            }
        }
        double precision = (double) right / Math.max(right + wrong, 1);
        double recall = (double) right / Math.max(right + none, 1);
        return String.format(
                Locale.ROOT,
                "| %d, %s | %s | %d | %d | %d | %.3f | %.3f | %.3f | %.3f |",
                right + wrong + none,
                half,
                address ? "yes" : "no",
                right,
                wrong,
                none,
                precision,
                recall,
                new ShingleScore(precision, recall).f1(),
                (double) right / Math.max(right + wrong + none, 1));
    }

    private static String newsRow(List<NewsPage> news, Half half) {
        int pages = 0;
        int titles = 0;
        int days = 0;
        int authors = 0;
        for (NewsPage page : news) {
            if (page.page().half() != half) {
                continue;
            }
            pages++;
            ExtractedPage found =
                    PageReader.shipped().read(page.page().html(), page.page().url(), "", LATEST);
            String title = found.main().title() == null ? "" : found.main().title();
            titles += TextEvaluation.oneSpaced(title).equals(TextEvaluation.oneSpaced(page.title())) ? 1 : 0;
            days += isSameDay(found.main().publishedAt(), page.publishedAt()) ? 1 : 0;
            authors += lower(found.main().authors()).equals(lower(page.authors())) ? 1 : 0;
        }
        return String.format(
                Locale.ROOT,
                "| %d, %s | %.3f | %.3f | %.3f |",
                pages,
                half,
                (double) titles / pages,
                (double) days / pages,
                (double) authors / pages);
    }

    private static boolean isSameDay(@Nullable ArticleDate found, @Nullable OffsetDateTime wanted) {
        if (found == null || wanted == null) {
            return found == null && wanted == null;
        }
        return found.day().equals(wanted.toLocalDate())
                || (found.offset() != null && found.instant().equals(wanted.toInstant()));
    }

    private static Set<String> lower(List<String> names) {
        Set<String> lower = new HashSet<>();
        names.forEach(name -> lower.add(TextEvaluation.oneSpaced(name).toLowerCase(Locale.ROOT)));
        return lower;
    }
}
