package dev.copydesk.enrich.text;

import dev.copydesk.model.date.ArticleDate;
import dev.copydesk.model.date.ArticleDates;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * When a page's article was published: what the page declares first, then its address, then what a reader sees, and last what
 * it declares about changes. A year alone, as in a copyright notice, is no date.
 *
 * <p>After htmldate (Barbaresi 2020): declared, then structural, then textual evidence.
 */
final class PageDates {
    private static final List<String> PUBLISHED_NAMES = List.of(
            "article:published_time",
            "og:published_time",
            "og:article:published_time",
            "og:pubdate",
            "datepublished",
            "date.published",
            "rnews:datepublished",
            "bt:pubdate",
            "parsely-pub-date",
            "sailthru.date",
            "pubdate",
            "publishdate",
            "publish-date",
            "publication_date",
            "publication-date",
            "publish_date",
            "published-date",
            "published_at",
            "published",
            "publishtime",
            "release_date",
            "article_date_original",
            "article.published",
            "article.created",
            "cxenseparse:recs:publishtime",
            "cxenseparse:publishtime",
            "originalpublicationdate",
            "dc.date.issued",
            "dcterms.issued",
            "dc.date.created",
            "dcterms.created",
            "dcterms:created",
            "dcterms:issued",
            "dc.date",
            "dc:date",
            "dcterms.date",
            "citation_publication_date",
            "citation_date",
            "date",
            "created",
            "datecreated",
            "creation_date",
            "timestamp");
    private static final List<String> MODIFIED_NAMES = List.of(
            "article:modified_time",
            "og:updated_time",
            "og:article:modified_time",
            "datemodified",
            "dc.date.modified",
            "dcterms.modified",
            "last-modified",
            "lastmod",
            "revised",
            "updated");
    private static final Pattern PUBLISHED_IN_SCRIPT = inScript(
            "datePublished|publishedAt|published_at|publishDate|publishedDate|publicationDate|published_time|dateCreated");

    /** Also of pictures, comments and accounts: better than what tells of changes, and than nothing. */
    private static final Pattern CREATED_IN_SCRIPT = inScript("createdAt|created_at|createDate|creationDate");

    private static final Pattern IN_URL =
            Pattern.compile("(?<!\\d)((?:19|20)\\d\\d)([/_-])(0?[1-9]|1[0-2])\\2(0?[1-9]|[12]\\d|3[01])(?!\\d)");
    private static final Pattern IN_URL_COMPACT =
            Pattern.compile("(?<!\\d)((?:19|20)\\d\\d)(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])(?!\\d)");
    private static final Pattern MILLISECONDS = Pattern.compile("1\\d{12}");
    private static final Pattern SECONDS = Pattern.compile("1\\d{9}");
    private static final int MAX_ELEMENTS = 100;
    private static final int MIN_YEAR = 1994;
    private static final int MAX_SCRIPT_CHARS = 200_000;

    private final Document document;
    private final HtmlRules rules;
    private final LocalDate latest;
    private final boolean dayFirst;

    /** @param latest no article is younger; what claims to be is a mistake or an announcement */
    PageDates(Document document, HtmlRules rules, LocalDate latest) {
        this.document = document;
        this.rules = rules;
        this.latest = latest;
        this.dayFirst = dayFirst(document);
    }

    /** @param source which part of the page says so, in a few words */
    record Found(ArticleDate date, String source) {}

    Optional<Found> published(MetaElements meta, JsonLd jsonLd, @Nullable String url, String titleKey) {
        return found(jsonLd.datePublished(), "JSON-LD datePublished")
                .or(() -> named(meta, PUBLISHED_NAMES))
                .or(this::inMicrodata)
                .or(() -> inScript(PUBLISHED_IN_SCRIPT))
                .or(() -> timeElement(true))
                .or(() -> address(url, meta).flatMap(this::inUrl))
                .or(() -> new VisibleDate(document.body(), rules, this::plausible, dayFirst).find(titleKey))
                .or(() -> timeElement(false))
                .or(() -> inScript(CREATED_IN_SCRIPT))
                .or(() -> found(jsonLd.dateModified(), "JSON-LD dateModified"))
                .or(() -> named(meta, MODIFIED_NAMES));
    }

    /** Where the page was read, else where it says to stand. */
    private Optional<String> address(@Nullable String url, MetaElements meta) {
        if (url != null) {
            return Optional.of(url);
        }
        Element canonical = document.selectFirst("link[rel=canonical][href]");
        return canonical == null ? meta.first("og:url") : Optional.of(canonical.attr("href"));
    }

    private static Pattern inScript(String names) {
        return Pattern.compile("\"(?:" + names + ")\"\\s{0,3}:\\s{0,3}\"([^\"]{8,40})\"");
    }

    private Optional<Found> named(MetaElements meta, List<String> names) {
        for (String name : names) {
            Optional<Found> found = found(meta.first(name), "meta " + name);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Found> inMicrodata() {
        for (Element element :
                first(document.select("[itemprop=datePublished],[itemprop=dateCreated],[property=schema:datePublished],"
                        + "[property=datePublished],[pubdate],abbr.published,.dt-published"))) {
            Optional<Found> found = found(Optional.of(value(element)), "microdata");
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** What a script says that is no correct JSON or describes the article in its own words. */
    private Optional<Found> inScript(Pattern pattern) {
        int chars = 0;
        for (Element script : document.getElementsByTag("script")) {
            String data = script.data();
            chars += data.length();
            if (chars > MAX_SCRIPT_CHARS) {
                return Optional.empty();
            }
            Matcher matcher = pattern.matcher(data);
            if (matcher.find()) {
                Optional<Found> found = found(Optional.of(matcher.group(1)), "script");
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** @param outsideOfFurniture only in the article's own head, not in lists of other articles */
    private Optional<Found> timeElement(boolean outsideOfFurniture) {
        ElementMarks furniture = new ElementMarks(document.body(), rules::isElsewhere);
        Found first = null;
        for (Element time : first(document.body().getElementsByTag("time"))) {
            if (outsideOfFurniture && (furniture.isMarked(time) || insideLink(time))) {
                continue;
            }
            String names = (time.className() + " " + time.attr("itemprop")).toLowerCase(Locale.ROOT);
            Optional<Found> found = found(Optional.of(shown(time).orElseGet(() -> value(time))), "time element");
            if (found.isEmpty()) {
                continue;
            }
            if (!names.contains("modif") && !names.contains("updated")) {
                return found;
            }
            first = first == null ? found.get() : first;
        }
        return Optional.ofNullable(first);
    }

    /** A day that a reader sees and that is another one than the attribute's: that is then the day of a change. */
    private Optional<String> shown(Element time) {
        String text = time.text();
        Optional<ArticleDate> shown =
                text.length() > ArticleDates.MAX_LENGTH ? Optional.empty() : ArticleDates.find(text, dayFirst);
        Optional<ArticleDate> stated = read(value(time));
        return shown.isPresent()
                        && stated.isPresent()
                        && shown.get().day().isBefore(stated.get().day().minusDays(1))
                ? Optional.of(text)
                : Optional.empty();
    }

    /** A link to another article; one that is named as a bookmark leads to this one. */
    private static boolean insideLink(Element element) {
        Element at = element;
        for (int up = 0; up < 4 && at != null; up++) {
            if (at.normalName().equals("a")) {
                return !at.attr("rel").contains("bookmark");
            }
            at = at.parent();
        }
        return false;
    }

    private static List<Element> first(List<Element> elements) {
        return elements.subList(0, Math.min(elements.size(), MAX_ELEMENTS));
    }

    static String value(Element element) {
        for (String attribute : List.of("datetime", "content", "title", "data-datetime")) {
            if (!element.attr(attribute).isBlank()) {
                return element.attr(attribute).strip();
            }
        }
        return element.text();
    }

    private Optional<Found> inUrl(String url) {
        String path = url.replaceFirst("^https?://[^/]*", "");
        Matcher matcher = IN_URL.matcher(path);
        if (matcher.find()) {
            return found(Optional.of(matcher.group(1) + "-" + matcher.group(3) + "-" + matcher.group(4)), "URL");
        }
        matcher = IN_URL_COMPACT.matcher(path);
        return matcher.find()
                ? found(Optional.of(matcher.group(1) + "-" + matcher.group(2) + "-" + matcher.group(3)), "URL")
                : Optional.empty();
    }

    private Optional<Found> found(Optional<String> text, String source) {
        return text.map(String::strip)
                .flatMap(this::read)
                .filter(this::plausible)
                .map(date -> new Found(date, source));
    }

    private Optional<ArticleDate> read(String text) {
        boolean milliseconds = MILLISECONDS.matcher(text).matches();
        if (milliseconds || SECONDS.matcher(text).matches()) {
            long number = Long.parseLong(text);
            return ArticleDates.read(java.time.Instant.ofEpochSecond(milliseconds ? number / 1000 : number)
                    .toString());
        }
        return ArticleDates.find(text, dayFirst);
    }

    private boolean plausible(ArticleDate date) {
        return date.day().getYear() >= MIN_YEAR && !date.day().isAfter(latest);
    }

    /** Only the United States and a few others write the month first. */
    private static boolean dayFirst(Document document) {
        Element html = document.selectFirst("html");
        String language =
                html == null ? "" : html.attr("lang").toLowerCase(Locale.ROOT).replace('_', '-');
        return !(language.isEmpty()
                || language.equals("en")
                || language.equals("en-us")
                || language.startsWith("en-ph"));
    }
}
