package dev.copydesk.enrich.text;

import dev.copydesk.model.date.ArticleDate;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What a page says about its article in its head.
 *
 * @param title from {@code og:title}, the only {@code h1}, or {@code title}, without the name of the site
 * @param published see {@link PageDates}
 * @param authors from JSON-LD or meta elements
 */
record PageMetadata(
        @Nullable String title, PageDates.@Nullable Found published, List<String> authors, List<String> descriptions) {
    private static final int MAX_HEADINGS = 5;
    private static final Pattern SITE_MARK = Pattern.compile("\\s*[-–—|:：*•·»]\\s*\\S");
    private static final int MIN_DESCRIPTION_LETTERS = 25;
    private static final int MAX_DESCRIPTION_LETTERS = 400;

    static PageMetadata of(
            Document document,
            MetaElements meta,
            JsonLd jsonLd,
            LineRules rules,
            HtmlRules htmlRules,
            @Nullable String url,
            LocalDate latest) {
        String site = meta.first("og:site_name").orElse("");
        String title = title(document, meta, site, rules).orElse(null);
        String address = url == null ? meta.first("og:url").orElse(null) : url;
        return new PageMetadata(
                title,
                new PageDates(document, htmlRules, latest)
                        .published(meta, jsonLd, address, title == null ? "" : LineKey.of(title))
                        .orElse(null),
                PageAuthors.of(document, meta, jsonLd, site),
                Stream.of(
                                meta.first("description"),
                                meta.first("og:description"),
                                meta.first("twitter:description"),
                                jsonLd.description())
                        .flatMap(Optional::stream)
                        .map(text -> letters(VisibleText.of(text)))
                        .filter(text -> text.length() >= MIN_DESCRIPTION_LETTERS)
                        .distinct()
                        .toList());
    }

    @Nullable
    ArticleDate publishedAt() {
        return published == null ? null : published.date();
    }

    /** Whether the text is what the page's head says of the article, or begins or ends so. */
    boolean isDescribedBy(String text) {
        String letters = letters(text);
        return letters.length() >= MIN_DESCRIPTION_LETTERS
                && descriptions.stream()
                        .anyMatch(description -> description.startsWith(letters)
                                || letters.startsWith(description)
                                || (description.length() >= MIN_DESCRIPTION_LETTERS * 2
                                        && letters.contains(description))
                                || commonStart(description, letters) >= MIN_DESCRIPTION_LETTERS * 2);
    }

    private static int commonStart(String a, String b) {
        int i = 0;
        while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        return i;
    }

    private static String letters(String text) {
        StringBuilder letters = new StringBuilder();
        text.codePoints()
                .filter(Character::isLetterOrDigit)
                .limit(MAX_DESCRIPTION_LETTERS)
                .forEach(letters::appendCodePoint);
        return letters.toString().toLowerCase(Locale.ROOT);
    }

    private static Optional<String> title(Document document, MetaElements meta, String site, LineRules rules) {
        List<Element> headings = document.body().getElementsByTag("h1");
        String only = headings.size() == 1 ? headings.get(0).text() : "";
        Element title = document.head().getElementsByTag("title").first();
        return Stream.of(
                        meta.first("og:title").orElse(""),
                        only,
                        meta.first("twitter:title").orElse(""),
                        title == null ? "" : title.text())
                .map(CleanText::line)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .map(text -> headings.stream()
                        .limit(MAX_HEADINGS)
                        .map(heading -> CleanText.line(heading.text()))
                        .filter(heading -> isBeginning(heading, text))
                        .findFirst()
                        .orElseGet(() -> SiteSuffix.strip(text, site, rules)));
    }

    /** Whether the title is the heading and after it, behind a mark, the name of the site. */
    private static boolean isBeginning(String heading, String title) {
        return heading.length() * 3 > title.length()
                && heading.indexOf(' ') > 0
                && title.startsWith(heading)
                && title.length() > heading.length()
                && SITE_MARK.matcher(title.substring(heading.length())).lookingAt();
    }
}
