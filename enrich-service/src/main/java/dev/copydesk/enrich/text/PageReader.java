package dev.copydesk.enrich.text;

import dev.copydesk.model.date.ArticleDate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads the article of a page or of a fragment of HTML, however broken.
 *
 * <p>Of a page, the blocks of text that are the article's are chosen ({@link ArticleBlocks}); of a fragment all. What is left
 * is judged line by line as in plain text ({@link ArticleLines}). A page whose article shows too little is read again with what
 * a style hides, then from its {@code articleBody}, then from the data of its scripts. Thread-safe; never throws; linear time.
 */
public final class PageReader {
    /** More markup than this is not read. */
    public static final int MAX_INPUT_CHARS = 10 * 1024 * 1024;

    private static final PageReader SHIPPED = new PageReader(LineRules.shipped());
    private static final LocalDate NO_LIMIT = LocalDate.of(2100, 1, 1);
    private static final int PAGE_MARK_CHARS = 4096;
    private static final int MIN_TEXT_CHARS = 250;
    private static final double STATED_FACTOR = 1.7;
    private static final double SCRIPT_FACTOR = 4;

    private static final Pattern ESCAPED_TAG = Pattern.compile(
            "<(?:p|div|br|a|img|ul|ol|span|strong|em|h[1-6]|table|figure)[ />]", Pattern.CASE_INSENSITIVE);

    private final HtmlRules htmlRules = HtmlRules.shipped();
    private final LineRules lineRules;
    private final ArticleLines lines;

    PageReader(LineRules lineRules) {
        this.lineRules = lineRules;
        this.lines = new ArticleLines(lineRules);
    }

    /** With the shipped rules. */
    public static PageReader shipped() {
        return SHIPPED;
    }

    /**
     * @param html decoded, see {@link PageEncoding}
     * @param url the page's address, for relative links and as evidence for the date; absent where it is not known
     * @param knownTitle the title that came with the article, as plain text; empty where none did
     * @param latest no article is younger; absent for no limit but the year 2100
     */
    public ExtractedPage read(String html, @Nullable String url, String knownTitle, @Nullable LocalDate latest) {
        String noText = NoText.reason(html);
        if (noText != null) {
            return new ExtractedPage(MainText.EMPTY, null, null, "none", null, List.of(noText));
        }
        boolean cut = html.length() > MAX_INPUT_CHARS;
        Document document = Jsoup.parse(cut ? html.substring(0, MAX_INPUT_CHARS) : html);
        JsonLd jsonLd = JsonLd.of(document);
        MetaElements meta = MetaElements.of(document);
        PageMetadata metadata =
                PageMetadata.of(document, meta, jsonLd, lineRules, htmlRules, url, latest == null ? NO_LIMIT : latest);
        String title = knownTitle.isEmpty() && metadata.title() != null ? metadata.title() : knownTitle;
        Reading reading = isPage(html) ? page(document, jsonLd, metadata, title) : fragment(document, title);
        MainText read = reading.text;
        ArticleDate date =
                metadata.publishedAt() == null ? read.notAfter(latest).publishedAt() : metadata.publishedAt();
        List<String> notes = new ArrayList<>();
        if (cut) {
            notes.add("page read up to character " + MAX_INPUT_CHARS);
        }
        if (read.text().isEmpty()) {
            notes.add("no text: nothing on the page looks like paragraphs of an article");
        }
        MainText main = new MainText(
                metadata.title() == null ? read.title() : metadata.title(),
                read.standfirst(),
                read.text(),
                date,
                metadata.authors().isEmpty() ? read.authors() : metadata.authors(),
                cut ? notes.get(0) : read.truncation(),
                languageHint(document, meta, jsonLd));
        PageLinks links = new PageLinks(document, meta, url);
        return new ExtractedPage(
                main,
                links.canonical().orElse(null),
                links.image(jsonLd, reading.element).orElse(null),
                reading.source,
                metadata.published() != null ? metadata.published().source() : date == null ? null : "line of the text",
                notes);
    }

    private record Reading(
            MainText text, String source, @Nullable Element element) {
        int length() {
            return text.text().length();
        }

        /** The other one where it is more than twice as long. */
        Reading orLonger(Reading other) {
            return other.length() > 2 * length() ? other : this;
        }
    }

    private Reading page(Document document, JsonLd jsonLd, PageMetadata metadata, String title) {
        StatedBody stated = jsonLd.articleBody().map(StatedBody::of).orElse(StatedBody.NONE);
        Reading best = blocks(document, metadata, stated, title, PageView.SEEN);
        if (best.length() < MIN_TEXT_CHARS || stated.length() > 2 * best.length()) {
            best = best.orLonger(blocks(document, metadata, stated, title, PageView.HIDDEN_TOO));
        }
        if (best.length() < 3 * MIN_TEXT_CHARS) {
            best = best.orLonger(blocks(document, metadata, stated, title, PageView.MISNAMED_TOO));
            best = best.orLonger(blocks(document, metadata, stated, title, PageView.NAMED_ONLY));
        }
        if (stated.length() > STATED_FACTOR * best.length()) {
            best = new Reading(text(stated.paragraphs(), title, metadata), "JSON-LD articleBody", best.element);
        }
        if (best.length() < 3 * MIN_TEXT_CHARS) {
            MainText prose = text(ScriptProse.of(document), title, metadata);
            if (prose.text().length() > Math.max(MIN_TEXT_CHARS, SCRIPT_FACTOR * best.length())) {
                best = new Reading(prose, "data of a script", best.element);
            }
        }
        return best;
    }

    private Reading blocks(Document document, PageMetadata metadata, StatedBody stated, String title, PageView view) {
        ArticleBlocks blocks = new ArticleBlocks(document.body(), htmlRules, metadata, stated, view);
        MainText text = text(blocks.choose().stream().map(TextBlock::text).toList(), title, metadata);
        return new Reading(
                text, (view == PageView.HIDDEN_TOO ? "hidden parts of " : "") + name(blocks.root()), blocks.root());
    }

    private MainText text(List<String> paragraphs, String title, PageMetadata metadata) {
        List<String> authors = metadata.authors().stream()
                .map(author -> author.toLowerCase(Locale.ROOT))
                .toList();
        return lines.readPage(paragraphs.stream().map(PageReader::textLine).toList(), title, authors);
    }

    private Reading fragment(Document sent, String title) {
        Document document = isEscapedTwice(sent) ? Jsoup.parse(sent.body().wholeText()) : sent;
        List<TextLine> fragment = HtmlBlocks.of(document.body(), htmlRules, false).stream()
                .filter(block -> !block.isLinks() || block.isHeading())
                .map(block -> textLine(block.text()))
                .toList();
        return new Reading(lines.read(fragment, title), "fragment", document.body());
    }

    /** Some feeds escape their markup once more than they say: then a reader would see tags and nothing else is marked up. */
    private static boolean isEscapedTwice(Document document) {
        return document.body().childrenSize() == 0
                && ESCAPED_TAG.matcher(document.body().wholeText()).find();
    }

    private static String name(Element element) {
        String id = element.id().isEmpty() ? "" : "#" + element.id();
        String name = element.normalName()
                + id
                + (element.className().isBlank() ? "" : "." + String.join(".", element.classNames()));
        return name.length() <= 120 ? name : name.substring(0, 120);
    }

    private static @Nullable String languageHint(Document document, MetaElements meta, JsonLd jsonLd) {
        Element html = document.selectFirst("html[lang]");
        if (html != null && !html.attr("lang").isBlank()) {
            return html.attr("lang").strip();
        }
        return meta.first("content-language")
                .or(() -> meta.first("og:locale"))
                .or(jsonLd::language)
                .map(language -> language.replace('_', '-'))
                .orElse(null);
    }

    private static boolean isPage(String content) {
        String start = content.substring(0, Math.min(content.length(), PAGE_MARK_CHARS))
                .toLowerCase(Locale.ROOT);
        return start.contains("<html")
                || start.contains("<head")
                || start.contains("<body")
                || start.contains("<!doctype");
    }

    private static TextLine textLine(String text) {
        return new TextLine(text, LineKey.of(text), TextLine.Role.BODY, true);
    }
}
