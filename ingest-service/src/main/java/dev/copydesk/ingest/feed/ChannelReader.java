package dev.copydesk.ingest.feed;

import dev.copydesk.ingest.feed.markup.Addresses;
import dev.copydesk.ingest.feed.markup.Element;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads what a feed in XML says about itself. */
final class ChannelReader {
    private final Dialect dialect;
    private final Ranked<String> title = new Ranked<>();
    private final Ranked<String> link = new Ranked<>();
    private final Ranked<String> language = new Ranked<>();
    private final Ranked<String> rights = new Ranked<>();
    private final Set<String> authors = new LinkedHashSet<>();
    private final FeedDate updated = new FeedDate();
    private final HintsReader hints = new HintsReader();

    ChannelReader(Dialect dialect, Element root) {
        this.dialect = dialect;
        takeContainer(root);
    }

    /** Takes the attributes of an element that holds the feed or a part of it. */
    void takeContainer(Element element) {
        if (element.language() != null && !element.language().isBlank()) {
            language.offer(LanguageTag.of(element.language()), ItemReader.EXTENSION);
        }
        String href = element.attribute("href");
        if (href != null) {
            link.offer(Addresses.resolve(element.base(), href), ItemReader.CORE);
        }
        String modified = element.attribute("lastmod");
        if (modified != null) {
            updated.offer(modified, 1);
        }
    }

    void take(Element element) {
        switch (element.name()) {
            case "title" -> offer(title, TextConstruct.of(element, dialect).value(), ItemReader.CORE);
            case "dc:title" -> offer(title, TextConstruct.of(element, dialect).value(), ItemReader.DUBLIN_CORE);
            case "itunes:title" ->
                offer(title, TextConstruct.of(element, dialect).value(), ItemReader.EXTENSION);
            case "link", "url" -> takeLink(element);
            case "language", "dc:language" -> offer(language, LanguageTag.of(element.text()), ItemReader.CORE);
            case "rights", "copyright" -> offer(rights, element.text().strip(), ItemReader.CORE);
            case "dc:rights" -> offer(rights, element.text().strip(), ItemReader.DUBLIN_CORE);
            case "author" -> {
                String name = People.name(element);
                if (dialect.isAtom() && name != null && authors.size() < FeedLimits.MAX_LIST_ENTRIES) {
                    authors.add(name);
                }
            }
            case "updated" -> updated.offer(element.text(), 9);
            case "modified", "dcterms:modified" -> updated.offer(element.text(), 8);
            case "lastbuilddate" -> updated.offer(element.text(), 7);
            case "dc:date" -> updated.offer(element.text(), 6);
            case "pubdate", "published" -> updated.offer(element.text(), 5);
            case "issued", "dcterms:issued", "dcterms:created", "created" -> updated.offer(element.text(), 4);
            default -> hints.take(element);
        }
    }

    private void takeLink(Element element) {
        String href = element.attribute("href");
        if (href == null) {
            offer(link, Addresses.resolve(element.base(), element.text().strip()), ItemReader.CORE);
        } else if (LinkRelation.of(element).equals("alternate")) {
            int rank = LinkRelation.isPage(element.attribute("type")) ? ItemReader.CORE : ItemReader.EXTENSION;
            link.offer(Addresses.resolve(element.base(), href), rank);
        } else {
            hints.takeLink(LinkRelation.of(element), Addresses.resolve(element.base(), href));
        }
    }

    private static void offer(Ranked<String> field, String value, int rank) {
        if (!value.isEmpty()) {
            field.offer(value, rank);
        }
    }

    /** What is known so far: in all formats the feed speaks of itself before its items. */
    ItemDefaults defaults() {
        return new ItemDefaults(List.copyOf(authors), language.get(), rights.get());
    }

    Feed feed(String kind, List<FeedItem> items, Problems problems) {
        PollingHints asked = hints.hints();
        String page = link.get();
        String fallback = asked.self() != null && Addresses.isAbsolute(asked.self()) ? asked.self() : page;
        List<FeedItem> resolved = ItemRepairs.of(items, fallback, problems);
        return new Feed(kind, title.get(), page, language.get(), updated.instant(), asked, resolved, problems.lines());
    }
}
