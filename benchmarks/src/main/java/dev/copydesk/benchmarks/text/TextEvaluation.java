package dev.copydesk.benchmarks.text;

import dev.copydesk.benchmarks.DataFolder;
import dev.copydesk.benchmarks.Evaluation;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Main text: shingle F1 on news pages, snippets on pages of all kinds, and the time a page takes. */
public final class TextEvaluation implements Evaluation {
    private static final Pattern WHITE = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

    @Override
    public String name() {
        return "text";
    }

    @Override
    public void evaluate(DataFolder data, PrintStream out) throws IOException {
        List<NewsPage> news = FundusPages.read(data);
        List<SnippetPage> snippets = PageArchive.snippets(data);
        out.println("\n## Main text: " + news.size() + " news pages of Fundus\n");
        out.println(
                "Shingles of " + ShingleScore.WORDS
                        + " words against summary, headings and paragraphs of the publisher's own rules."
                        + " P and R are means over the pages, F1 is their harmonic mean; mean F1 is the mean of the pages' F1.\n");
        for (Half half : Half.values()) {
            List<NewsPage> pages =
                    news.stream().filter(page -> page.page().half() == half).toList();
            header(
                    out,
                    half,
                    pages.size(),
                    "| library | P | R | F1 | mean F1 | pages ≥ 0.9 | failed | ms/page | MB/s |");
            for (TextLibrary library : TextLibraries.ALL) {
                out.println(shingleRow(library, pages));
            }
        }
        out.println("\n## Main text: " + snippets.size() + " pages of trafilatura's evaluation\n");
        out.println(
                "Snippets that must and must not be in the text, compared with every run of white space as one space.\n");
        for (Half half : Half.values()) {
            List<SnippetPage> pages =
                    snippets.stream().filter(page -> page.page().half() == half).toList();
            header(out, half, pages.size(), "| library | P | R | F1 | failed | ms/page | MB/s |");
            for (TextLibrary library : TextLibraries.ALL) {
                out.println(snippetRow(library, pages));
            }
        }
    }

    private static void header(PrintStream out, Half half, int pages, String columns) {
        out.println("\n" + pages + " pages, " + half + ":\n");
        out.println(columns);
        out.println("|"
                + " --- |".repeat((int) columns.chars().filter(c -> c == '|').count() - 1));
    }

    private static String shingleRow(TextLibrary library, List<NewsPage> pages) {
        Stopwatch watch = new Stopwatch(library);
        List<ShingleScore> scores = new ArrayList<>();
        for (NewsPage page : pages) {
            scores.add(ShingleScore.of(page.body(), watch.text(page.page())));
        }
        double precision =
                scores.stream().mapToDouble(ShingleScore::precision).average().orElse(0);
        double recall =
                scores.stream().mapToDouble(ShingleScore::recall).average().orElse(0);
        double mean = scores.stream().mapToDouble(ShingleScore::f1).average().orElse(0);
        long good = scores.stream().filter(score -> score.f1() >= 0.9).count();
        return String.format(
                Locale.ROOT,
                "| %s | %.3f | %.3f | %.3f | %.3f | %d | %s |",
                library.name(),
                precision,
                recall,
                new ShingleScore(precision, recall).f1(),
                mean,
                good,
                watch.columns());
    }

    private static String snippetRow(TextLibrary library, List<SnippetPage> pages) {
        Stopwatch watch = new Stopwatch(library);
        int found = 0;
        int missed = 0;
        int wrong = 0;
        for (SnippetPage page : pages) {
            String text = oneSpaced(watch.text(page.page()));
            for (String snippet : page.with()) {
                if (text.contains(oneSpaced(snippet))) {
                    found++;
                } else {
                    missed++;
                }
            }
            wrong += (int) page.without().stream()
                    .filter(snippet -> text.contains(oneSpaced(snippet)))
                    .count();
        }
        double precision = found == 0 ? 0 : (double) found / (found + wrong);
        double recall = found == 0 ? 0 : (double) found / (found + missed);
        return String.format(
                Locale.ROOT,
                "| %s | %.3f | %.3f | %.3f | %s |",
                library.name(),
                precision,
                recall,
                new ShingleScore(precision, recall).f1(),
                watch.columns());
    }

    static String oneSpaced(String text) {
        return WHITE.matcher(text).replaceAll(" ").strip();
    }
}
