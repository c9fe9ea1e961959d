package dev.copydesk.ingest.feed;

import dev.copydesk.ingest.feed.markup.Addresses;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be repaired and told only once the whole feed is read: relative addresses, doubtful guids, unread dates. */
final class ItemRepairs {
    private ItemRepairs() {}

    /** @param base what relative addresses refer to where the document says nothing nearer */
    static List<FeedItem> of(List<FeedItem> items, @Nullable String base, Problems problems) {
        List<FeedItem> repaired = new ArrayList<>(items.size());
        Set<String> guids = new HashSet<>();
        int number = 0;
        for (FeedItem item : items) {
            number++;
            repaired.add(absolute(item, base));
            tell(item, number, guids, problems);
        }
        return repaired;
    }

    private static void tell(FeedItem item, int number, Set<String> guids, Problems problems) {
        if (item.guid() == null) {
            problems.add(
                    item.url() == null
                            ? "item " + number + " has neither guid nor link; it is known by its words alone"
                            : "item " + number + " has no guid; it is known by its link");
        } else if (!guids.add(item.guid())) {
            problems.add("item " + number + " repeats the guid '" + Problems.shown(item.guid()) + "'");
        }
        if (item.publishedAtText() != null && item.publishedAt() == null) {
            problems.add("item " + number + ": '" + Problems.shown(item.publishedAtText()) + "' is no date");
        }
        if (item.updatedAtText() != null && item.updatedAt() == null) {
            problems.add("item " + number + ": '" + Problems.shown(item.updatedAtText()) + "' is no date");
        }
    }

    private static FeedItem absolute(FeedItem item, @Nullable String base) {
        if (base == null || !isRelative(item)) {
            return item;
        }
        return new FeedItem(
                item.guid(),
                item.url() == null ? null : Addresses.resolve(base, item.url()),
                item.originalUrl(),
                item.title(),
                item.summary(),
                item.content(),
                item.contentType(),
                item.authors(),
                item.categories(),
                item.publishedAt(),
                item.publishedAtText(),
                item.updatedAt(),
                item.updatedAtText(),
                item.enclosures().stream()
                        .map(e -> new Enclosure(Addresses.resolve(base, e.url()), e.type(), e.length()))
                        .toList(),
                item.images().stream()
                        .map(image -> Addresses.resolve(base, image))
                        .toList(),
                item.language(),
                item.rights());
    }

    private static boolean isRelative(FeedItem item) {
        return (item.url() != null && !Addresses.isAbsolute(item.url()))
                || item.enclosures().stream().anyMatch(enclosure -> !Addresses.isAbsolute(enclosure.url()))
                || item.images().stream().anyMatch(image -> !Addresses.isAbsolute(image));
    }
}
