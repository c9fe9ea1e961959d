package dev.copydesk.ingest.feed;

import dev.copydesk.model.RawArticle;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The remembered items of one feed, unpacked. */
final class SeenLayout {
    private static final byte COMPLETE = 0;
    private static final byte NEWEST = 1;
    private static final byte ENDS = 2;

    private final byte mode;
    private final long horizonInSeconds;
    private final List<SeenItem> items;
    private final Map<String, SeenItem> byId = new HashMap<>();
    private final Map<Long, SeenItem> byGuid = new HashMap<>();
    private final Map<Long, SeenItem> byContent = new HashMap<>();

    private SeenLayout(byte mode, long horizonInSeconds, List<SeenItem> items) {
        this.mode = mode;
        this.horizonInSeconds = horizonInSeconds;
        this.items = items;
        for (SeenItem item : items) {
            byId.put(item.id(), item);
            if (item.guid() != 0) {
                byGuid.putIfAbsent(item.guid(), item);
            }
            byContent.putIfAbsent(item.content(), item);
        }
    }

    static SeenLayout read(SeenItems seen) {
        ByteBuffer from = ByteBuffer.wrap(seen.bytes());
        from.get();
        byte mode = from.get();
        long horizon = from.getLong();
        List<SeenItem> items = new ArrayList<>(seen.size());
        for (int i = 0; i < seen.size(); i++) {
            items.add(SeenItem.read(from));
        }
        return new SeenLayout(mode, horizon, items);
    }

    SeenItems write() {
        ByteBuffer to = ByteBuffer.allocate(SeenItems.HEADER_BYTES + items.size() * SeenItems.ENTRY_BYTES);
        to.put((byte) 1).put(mode).putLong(horizonInSeconds);
        items.forEach(item -> item.write(to));
        return new SeenItems(to.array());
    }

    @Nullable
    SeenItem byId(String id) {
        return byId.get(id);
    }

    @Nullable
    SeenItem byGuid(String guid) {
        return byGuid.get(SeenItem.guidHash(guid));
    }

    @Nullable
    SeenItem byContent(String contentHash) {
        return byContent.get(SeenItem.contentHash(contentHash));
    }

    /** Whether an unknown item was probably there before, but one too many to be remembered. */
    boolean isForgotten(@Nullable Instant publishedAt, boolean amongKnown) {
        if (mode == NEWEST && publishedAt != null) {
            long published = publishedAt.getEpochSecond();
            return published < horizonInSeconds || (published == horizonInSeconds && amongKnown);
        }
        return mode != COMPLETE && amongKnown;
    }

    /** What is remembered after a poll that showed these items. */
    SeenLayout after(Map<String, SeenItem> shown, List<RawArticle> polled) {
        List<SeenItem> kept = new ArrayList<>(shown.values());
        if (kept.size() > SeenItems.MAX_ITEMS) {
            return overflowing(kept, polled);
        }
        if (mode != COMPLETE && polled.size() > SeenItems.MAX_ITEMS) {
            return new SeenLayout(mode, horizonInSeconds, kept);
        }
        for (SeenItem item : items) {
            if (kept.size() == SeenItems.MAX_ITEMS) {
                break;
            }
            if (!shown.containsKey(item.id())) {
                kept.add(item);
            }
        }
        return new SeenLayout(COMPLETE, 0, kept);
    }

    private static SeenLayout overflowing(Collection<SeenItem> shown, List<RawArticle> polled) {
        Map<String, Instant> dates = new HashMap<>();
        for (RawArticle article : polled) {
            if (article.publishedAt() != null) {
                dates.putIfAbsent(article.id(), article.publishedAt());
            }
        }
        List<SeenItem> dated = new ArrayList<>();
        shown.stream().filter(item -> dates.containsKey(item.id())).forEach(dated::add);
        List<SeenItem> inOrder = new ArrayList<>(shown);
        int half = SeenItems.MAX_ITEMS / 2;
        if (dated.size() < SeenItems.MAX_ITEMS) {
            Set<SeenItem> ends = new HashSet<>(inOrder.subList(0, half));
            ends.addAll(inOrder.subList(inOrder.size() - half, inOrder.size()));
            return new SeenLayout(
                    ENDS, 0, inOrder.stream().filter(ends::contains).toList());
        }
        dated.sort(Comparator.comparing((SeenItem item) -> dates.get(item.id())).reversed());
        List<SeenItem> newest = dated.subList(0, SeenItems.MAX_ITEMS);
        Instant oldest = dates.get(newest.get(newest.size() - 1).id());
        return new SeenLayout(NEWEST, oldest == null ? 0 : oldest.getEpochSecond(), newest);
    }
}
