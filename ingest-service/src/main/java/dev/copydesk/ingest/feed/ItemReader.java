package dev.copydesk.ingest.feed;

import dev.copydesk.ingest.feed.markup.Addresses;
import dev.copydesk.ingest.feed.markup.Element;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one item of a feed in XML, whatever mixture of formats and extensions it is. Where several elements give the same
 * thing, that of the format itself wins over Dublin Core, and this over podcast and media extensions.
 */
final class ItemReader {
    static final int CORE = 3;
    static final int DUBLIN_CORE = 2;
    static final int EXTENSION = 1;
    static final int LAST_RESORT = 0;

    private final Dialect dialect;
    private final Ranked<String> guid = new Ranked<>();
    private final Ranked<String> link = new Ranked<>();
    private final Ranked<String> originalUrl = new Ranked<>();
    private final Ranked<String> title = new Ranked<>();
    private final Ranked<TextConstruct> summary = new Ranked<>();
    private final Ranked<TextConstruct> content = new Ranked<>();
    private final Ranked<String> language = new Ranked<>();
    private final Ranked<String> rights = new Ranked<>();
    private final Map<String, Integer> authors = new LinkedHashMap<>();
    private final Set<String> categories = new LinkedHashSet<>();
    private final Map<String, Enclosure> enclosures = new LinkedHashMap<>();
    private final Set<String> images = new LinkedHashSet<>();
    private final FeedDate published = new FeedDate();
    private final FeedDate updated = new FeedDate();
    private @Nullable String permalink;

    private ItemReader(Dialect dialect) {
        this.dialect = dialect;
    }

    /** @param defaults what the feed says for all of its items */
    static FeedItem read(Element item, Dialect dialect, ItemDefaults defaults) {
        ItemReader reader = new ItemReader(dialect);
        reader.takeAttributes(item);
        item.elements().forEach(reader::take);
        return reader.item(defaults);
    }

    private void takeAttributes(Element item) {
        String about = item.attribute("rdf:about");
        if (about != null) {
            guid.offer(about, LAST_RESORT);
        }
        String href = item.attribute("href");
        if (href != null) {
            link.offer(Addresses.resolve(item.base(), href), CORE);
        }
        String modified = item.attribute("lastmod");
        if (modified != null) {
            updated.offer(modified, CORE);
        }
        if (item.language() != null && !item.language().isBlank()) {
            language.offer(LanguageTag.of(item.language()), EXTENSION);
        }
    }

    private void take(Element element) {
        switch (element.name()) {
            case "guid", "id" -> takeGuid(element);
            case "dc:identifier" -> offer(guid, text(element), LAST_RESORT + 1);
            case "link", "url", "feedburner:origlink", "pheedo:origlink", "itunes:link" -> takeLink(element);
            case "title" -> offer(title, construct(element), CORE);
            case "dc:title" -> offer(title, construct(element), DUBLIN_CORE);
            case "media:title", "itunes:title" -> offer(title, construct(element), EXTENSION);
            case "description", "summary", "excerpt", "abstract" -> takeSummary(element, CORE);
            case "dc:description" -> takeSummary(element, DUBLIN_CORE);
            case "itunes:summary", "media:description", "dcterms:abstract" -> takeSummary(element, EXTENSION);
            case "itunes:subtitle" -> takeSummary(element, LAST_RESORT);
            case "content" -> takeContent(element);
            case "content:encoded", "yandex:full-text", "fullitem", "fulltext", "content_encoded" ->
                content.offer(
                        new TextConstruct(TextConstruct.of(element, Dialect.RSS).value(), true), CORE);
            case "xhtml:body", "body", "xhtml:div" ->
                content.offer(TextConstruct.of(element, Dialect.RSS), DUBLIN_CORE);
            case "author", "dc:creator", "dc:author" -> takeAuthor(element, CORE);
            case "itunes:author" -> takeAuthor(element, EXTENSION);
            case "category" -> takeCategory(element);
            case "dc:subject" -> addText(categories, element.text());
            case "itunes:category", "media:category" -> takeCategory(element);
            case "itunes:keywords", "media:keywords", "keywords" ->
                Arrays.stream(element.text().split(",", -1)).forEach(word -> addText(categories, word));
            case "pubdate", "published" -> published.offer(element.text(), 6);
            case "issued", "dcterms:issued" -> published.offer(element.text(), 5);
            case "dc:date" -> published.offer(element.text(), 4);
            case "created", "dcterms:created" -> published.offer(element.text(), 3);
            case "date", "itunes:pubdate" -> published.offer(element.text(), 2);
            case "updated" -> updated.offer(element.text(), 6);
            case "modified", "dcterms:modified" -> updated.offer(element.text(), 5);
            case "lastbuilddate" -> updated.offer(element.text(), 4);
            case "enclosure" -> takeEnclosure(element, element.attribute("url"));
            case "image" -> takeImageElement(element);
            case "itunes:image" ->
                addImage(element, element.attribute(element.attribute("href") != null ? "href" : "url"));
            case "media:thumbnail" -> addImage(element, element.attribute("url"));
            case "media:content" -> takeMedia(element);
            case "media:group" -> element.elements().forEach(this::take);
            case "language", "dc:language" -> offer(language, LanguageTag.of(element.text()), CORE);
            case "rights", "copyright" -> offer(rights, construct(element), CORE);
            case "dc:rights", "media:copyright" -> offer(rights, construct(element), DUBLIN_CORE);
            default -> {} // an extension that says nothing about an article, or a foreign part such as Atom's source
        }
    }

    private void takeGuid(Element element) {
        String value = text(element);
        if (value == null) {
            return;
        }
        boolean rss = element.name().equals("guid");
        String said = element.attribute("ispermalink");
        boolean address = rss ? said == null || !said.equalsIgnoreCase("false") : Addresses.isAbsolute(value);
        String resolved = rss && !address ? value : Addresses.resolve(element.base(), value);
        guid.offer(resolved, CORE);
        if (address && (resolved.startsWith("http://") || resolved.startsWith("https://"))) {
            permalink = permalink == null ? resolved : permalink;
        }
    }

    private void takeLink(Element element) {
        String href = element.attribute("href");
        String value = href == null ? text(element) : href;
        if (value == null) {
            return;
        }
        String address = Addresses.resolve(element.base(), value);
        if (element.name().endsWith("origlink")) {
            originalUrl.offer(address, CORE);
            return;
        }
        switch (href == null ? "alternate" : LinkRelation.of(element)) {
            case "alternate" -> link.offer(address, LinkRelation.isPage(element.attribute("type")) ? CORE : EXTENSION);
            case "enclosure" -> takeEnclosure(element, value);
            case "image" -> addImage(element, value);
            case "self", "via", "related" -> {
                if (LinkRelation.isPage(element.attribute("type")) && element.attribute("type") != null) {
                    link.offer(address, LAST_RESORT);
                }
            }
            default -> {} // edit, replies, license and others lead to no article
        }
    }

    private void takeSummary(Element element, int rank) {
        TextConstruct text = TextConstruct.of(element, dialect);
        if (!text.value().isEmpty()) {
            summary.offer(text, rank);
        }
    }

    private void takeContent(Element element) {
        String source = element.attribute("src");
        if (source != null) {
            if (LinkRelation.isPage(element.attribute("type"))) {
                link.offer(Addresses.resolve(element.base(), source), EXTENSION);
            }
            return;
        }
        TextConstruct text = TextConstruct.of(element, dialect);
        if (!text.value().isEmpty()) {
            content.offer(text, text.html() ? CORE : DUBLIN_CORE);
        }
    }

    private void takeAuthor(Element element, int rank) {
        String name = People.name(element);
        if (name != null && authors.size() < FeedLimits.MAX_LIST_ENTRIES) {
            authors.merge(name, rank, Math::max);
        }
    }

    private void takeCategory(Element element) {
        String term = element.attribute("term");
        String text = element.attribute("text");
        String said = term != null ? term : text != null ? text : element.attribute("label");
        addText(categories, said != null ? said : element.hasElements() ? "" : element.text());
        element.elements().stream()
                .filter(inner -> inner.name().endsWith("category"))
                .forEach(this::takeCategory);
    }

    private void takeEnclosure(Element element, @Nullable String written) {
        if (written == null || enclosures.size() >= FeedLimits.MAX_LIST_ENTRIES) {
            return;
        }
        String url = Addresses.resolve(element.base(), written);
        Enclosure enclosure = new Enclosure(url, element.attribute("type"), length(element.attribute("length")));
        enclosures.putIfAbsent(url, enclosure);
        if (enclosure.isImage()) {
            addText(images, url);
        }
    }

    private static @Nullable Long length(@Nullable String written) {
        return written != null && written.matches("[0-9]{1,18}") ? Long.valueOf(written) : null;
    }

    private void takeMedia(Element element) {
        String url = element.attribute("url");
        String type = element.attribute("type");
        if (url != null && ("image".equals(element.attribute("medium")) || new Enclosure(url, type, null).isImage())) {
            addImage(element, url);
        }
        element.elements().forEach(this::take);
    }

    private void takeImageElement(Element element) {
        for (Element inner : element.elements()) {
            if (inner.name().equals("url")) {
                addImage(inner, text(inner));
            }
        }
        if (!element.hasElements()) {
            addImage(element, element.attribute("href") != null ? element.attribute("href") : text(element));
        }
    }

    private void addImage(Element element, @Nullable String address) {
        if (address != null) {
            addText(images, Addresses.resolve(element.base(), address));
        }
    }

    private static void addText(Set<String> to, String text) {
        if (!text.isBlank() && to.size() < FeedLimits.MAX_LIST_ENTRIES) {
            to.add(text.strip());
        }
    }

    private String construct(Element element) {
        return TextConstruct.of(element, dialect).value();
    }

    private static @Nullable String text(Element element) {
        String text = element.text().strip();
        return text.isEmpty() ? null : text;
    }

    private static void offer(Ranked<String> field, @Nullable String value, int rank) {
        if (value != null && !value.isEmpty()) {
            field.offer(value, rank);
        }
    }

    private FeedItem item(ItemDefaults defaults) {
        TextConstruct body = content.get();
        TextConstruct teaser = summary.get();
        TextConstruct typed = body != null ? body : teaser;
        int best = authors.values().stream().max(Integer::compare).orElse(0);
        List<String> named = authors.entrySet().stream()
                .filter(author -> author.getValue() == best)
                .map(Map.Entry::getKey)
                .toList();
        return new FeedItem(
                guid.get(),
                link.get() != null ? link.get() : permalink,
                originalUrl.get(),
                title.get(),
                teaser == null ? null : teaser.value(),
                body == null ? null : body.value(),
                typed == null ? null : typed.html() ? "text/html" : "text/plain",
                named.isEmpty() ? defaults.authors() : named,
                List.copyOf(categories),
                published.instant(),
                published.text(),
                updated.instant(),
                updated.text(),
                List.copyOf(enclosures.values()),
                List.copyOf(images),
                language.get() != null ? language.get() : defaults.language(),
                rights.get() != null ? rights.get() : defaults.rights());
    }
}
