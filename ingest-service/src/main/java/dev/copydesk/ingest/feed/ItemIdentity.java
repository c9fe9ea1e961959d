package dev.copydesk.ingest.feed;

import dev.copydesk.model.ArticleId;
import dev.copydesk.model.CanonicalUrl;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides by what an item of a feed is known: its address, else its guid, else its words.
 *
 * <p>Some feeds give every item the address of their home page, or every item the same guid. An address is no identity where
 * it is the feed's own page, or where items with different guids and titles share it; a guid is none where items share it.
 */
final class ItemIdentity {
    private final String sourceId;
    private final Optional<String> homepage;
    private final Set<String> sharedAddresses;
    private final Set<String> sharedGuids;
    private final IdentityHashMap<FeedItem, Optional<String>> addresses;

    private ItemIdentity(
            String sourceId,
            Optional<String> homepage,
            Set<String> sharedAddresses,
            Set<String> sharedGuids,
            IdentityHashMap<FeedItem, Optional<String>> addresses) {
        this.sourceId = sourceId;
        this.homepage = homepage;
        this.sharedAddresses = sharedAddresses;
        this.sharedGuids = sharedGuids;
        this.addresses = addresses;
    }

    static ItemIdentity in(Feed feed, String sourceId) {
        Map<String, FeedItem> byAddress = new HashMap<>();
        Map<String, FeedItem> byGuid = new HashMap<>();
        Set<String> sharedAddresses = new HashSet<>();
        Set<String> sharedGuids = new HashSet<>();
        IdentityHashMap<FeedItem, Optional<String>> addresses = new IdentityHashMap<>();
        for (FeedItem item : feed.items()) {
            Optional<String> canonical = canonical(item);
            addresses.put(item, canonical);
            canonical.ifPresent(address -> {
                FeedItem first = byAddress.putIfAbsent(address, item);
                if (first != null && differ(first, item)) {
                    sharedAddresses.add(address);
                }
            });
            if (item.guid() != null) {
                FeedItem first = byGuid.putIfAbsent(item.guid(), item);
                if (first != null && (titlesDiffer(first, item) || !canonical.equals(addresses.get(first)))) {
                    sharedGuids.add(item.guid());
                }
            }
        }
        Optional<String> homepage = feed.link() == null ? Optional.empty() : CanonicalUrl.of(feed.link());
        return new ItemIdentity(sourceId, homepage, sharedAddresses, sharedGuids, addresses);
    }

    /** The article id of one of the feed's items. */
    String of(FeedItem item, String title, String contentHash) {
        String guid = item.guid() == null || sharedGuids.contains(item.guid()) ? null : item.guid();
        Optional<String> address = addresses.getOrDefault(item, Optional.empty());
        if (address.isPresent() && !homepage.equals(address) && !sharedAddresses.contains(address.get())) {
            return ArticleId.ofCanonicalUrl(address.get());
        }
        return ArticleId.of(null, sourceId, guid, title, contentHash);
    }

    /** The publisher's own address before that of a service that counts clicks. */
    static @Nullable String address(FeedItem item) {
        return item.originalUrl() != null ? item.originalUrl() : item.url();
    }

    private static Optional<String> canonical(FeedItem item) {
        String address = address(item);
        return address == null ? Optional.empty() : CanonicalUrl.of(address);
    }

    private static boolean differ(FeedItem one, FeedItem other) {
        return titlesDiffer(one, other)
                && one.guid() != null
                && other.guid() != null
                && !one.guid().equals(other.guid());
    }

    private static boolean titlesDiffer(FeedItem one, FeedItem other) {
        return one.title() != null && other.title() != null && !one.title().equals(other.title());
    }
}
