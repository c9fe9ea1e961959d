package dev.copydesk.ingest.feed.opml;

import dev.copydesk.ingest.feed.encoding.DecodedText;
import dev.copydesk.ingest.feed.markup.Element;
import dev.copydesk.ingest.feed.markup.MarkupLimits;
import dev.copydesk.ingest.feed.markup.MarkupReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one list. An outline with a feed's address holds no others, so that one not closed swallows nothing. */
final class OpmlReader {
    private static final MarkupLimits LIMITS = new MarkupLimits(100, 1_000, 65_536, 64, 65_536);
    private static final int MAX_FOLDERS = 20;
    private static final int MAX_ADDRESS = 8_192;

    private final MarkupReader reader;
    private final List<String> problems;
    private final List<OpmlFeed> feeds = new ArrayList<>();
    private final Deque<Outline> around = new ArrayDeque<>();
    private @Nullable String title;
    private boolean found;

    /** An outline that is entered; of a feed it has no folder's title. */
    private record Outline(int depth, @Nullable String folder) {}

    OpmlReader(DecodedText document, boolean cut) {
        this.reader = new MarkupReader(document.text(), null, LIMITS);
        this.problems = new ArrayList<>(document.problems());
        if (cut) {
            problems.add("the document has more than " + Opml.MAX_BYTES + " bytes; the rest is left out");
        }
    }

    Optional<OpmlList> read() {
        while (reader.next()) {
            Element element = reader.current();
            switch (element.name()) {
                case "outline" -> outline(element);
                case "title" -> title = title == null ? textOf(reader.read(Set.of("outline"), Set.of())) : title;
                default -> {
                    found |= element.name().equals("opml");
                    reader.enter();
                }
            }
        }
        if (reader.isTruncated()) {
            problems.add("the document is truncated: it ends before its elements do");
        }
        if (reader.hasUnclosed()) {
            problems.add("the document is not well-formed: elements are not closed, or in the wrong order");
        }
        return found ? Optional.of(new OpmlList(title, feeds, problems)) : Optional.empty();
    }

    private void outline(Element outline) {
        found = true;
        while (!around.isEmpty() && around.peek().depth >= reader.depth()) {
            around.pop();
        }
        if (!around.isEmpty() && around.peek().folder == null) {
            around.pop();
            reader.closeAround();
        }
        String address = address(outline);
        if (address == null) {
            around.push(new Outline(reader.depth(), name(outline) == null ? "" : name(outline)));
        } else {
            take(outline, address);
            around.push(new Outline(reader.depth(), null));
        }
        reader.enter();
    }

    private void take(Element outline, String address) {
        if (feeds.size() == Opml.MAX_FEEDS) {
            problems.add("the list has more than " + Opml.MAX_FEEDS + " feeds; the rest is left out");
        }
        if (feeds.size() >= Opml.MAX_FEEDS) {
            return;
        }
        List<String> folders = new ArrayList<>();
        around.descendingIterator().forEachRemaining(outer -> {
            if (outer.folder != null && !outer.folder.isEmpty() && folders.size() < MAX_FOLDERS) {
                folders.add(outer.folder);
            }
        });
        String name = name(outline);
        feeds.add(new OpmlFeed(
                address,
                address.equals(name) ? null : name,
                outline.attribute("htmlurl"),
                folders,
                categories(outline.attribute("category")),
                outline.attribute("language"),
                country(outline.attribute("country")),
                outline.attribute("copydesk:source"),
                flag(outline.attribute("copydesk:fetchPages"))));
    }

    private static @Nullable String address(Element outline) {
        String address = outline.attribute("xmlurl");
        String type = outline.attribute("type");
        if (address == null && type != null && type.toLowerCase(Locale.ROOT).matches("rss|rss1|atom|pie|feed")) {
            address = outline.attribute("url");
        }
        return address == null || address.length() > MAX_ADDRESS ? null : address;
    }

    private static @Nullable String name(Element outline) {
        String name = outline.attribute("title");
        return name != null ? name : outline.attribute("text");
    }

    private static List<String> categories(@Nullable String written) {
        return written == null
                ? List.of()
                : Arrays.stream(written.split(",", -1))
                        .map(category -> category.strip().replaceFirst("^/+", ""))
                        .filter(category -> !category.isEmpty())
                        .distinct()
                        .limit(100)
                        .toList();
    }

    private static @Nullable String country(@Nullable String written) {
        return written != null && written.matches("[A-Za-z]{2}") ? written.toUpperCase(Locale.ROOT) : null;
    }

    private static @Nullable Boolean flag(@Nullable String written) {
        return written == null ? null : Boolean.valueOf(written);
    }

    private static @Nullable String textOf(Element element) {
        String text = element.text().strip();
        return text.isEmpty() ? null : text;
    }
}
