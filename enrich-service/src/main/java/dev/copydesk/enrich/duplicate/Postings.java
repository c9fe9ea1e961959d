package dev.copydesk.enrich.duplicate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which editions stand in which bucket, in the lanes' ordered store. Not thread-safe.
 *
 * <p>Most buckets hold one edition for ever. That one stands under the bucket's own key, which a store with Bloom filters finds missing
 * without a scan; from the second on each has a key of its own, and the bucket's is empty.
 */
final class Postings {
    private static final char BUCKET = 'B';
    private static final char POSTING = 'P';
    private static final byte[] NOTHING = {};
    private static final int EDITION_BYTES = 2 + TextHash.BYTES;

    private final OrderedBytes store;

    Postings(OrderedBytes store) {
        this.store = store;
    }

    void post(long bucket, Edition edition) {
        byte[] head = bucketPrefix(BUCKET, bucket);
        byte[] known = store.get(head);
        if (known == null) {
            store.put(head, new KeyWriter(EDITION_BYTES).edition(edition).toBytes());
            return;
        }
        if (known.length > 0) {
            store.put(postingKey(bucket, new KeyReader(known, 0).edition()), NOTHING);
            store.put(head, NOTHING);
        }
        store.put(postingKey(bucket, edition), NOTHING);
    }

    void unpost(long bucket, Edition edition) {
        byte[] head = bucketPrefix(BUCKET, bucket);
        byte[] known = store.get(head);
        if (known == null) {
            return;
        }
        if (known.length > 0) {
            if (new KeyReader(known, 0).edition().equals(edition)) {
                store.delete(head);
            }
            return;
        }
        store.delete(postingKey(bucket, edition));
        byte[] prefix = bucketPrefix(POSTING, bucket);
        boolean[] empty = {true};
        store.ascending(prefix, LaneState.after(prefix), (key, value) -> empty[0] = false);
        if (empty[0]) {
            store.delete(head);
        }
    }

    /** The editions around one in a bucket, the nearest first. */
    record Surroundings(List<Edition> before, List<Edition> after) {}

    /** The editions on either side of this one, which itself may be there or not. Most buckets are small: one scan will do. */
    Surroundings around(long bucket, Edition edition, int reach) {
        byte[] known = store.get(bucketPrefix(BUCKET, bucket));
        if (known == null) {
            return new Surroundings(List.of(), List.of());
        }
        List<Edition> all = new ArrayList<>();
        if (known.length > 0) {
            all.add(new KeyReader(known, 0).edition());
            return split(all, edition, reach);
        }
        byte[] prefix = bucketPrefix(POSTING, bucket);
        store.ascending(prefix, LaneState.after(prefix), (key, value) -> {
            all.add(new KeyReader(key, 6).edition());
            return all.size() <= 2 * reach;
        });
        if (all.size() > 2 * reach) {
            return new Surroundings(postedBefore(bucket, edition, reach), postedAfter(bucket, edition, reach));
        }
        return split(all, edition, reach);
    }

    private static Surroundings split(List<Edition> ascending, Edition edition, int reach) {
        List<Edition> before = new ArrayList<>();
        List<Edition> after = new ArrayList<>();
        for (Edition other : ascending) {
            int order = other.compareTo(edition);
            if (order < 0) {
                before.add(0, other);
            } else if (order > 0) {
                after.add(other);
            }
        }
        return new Surroundings(
                before.subList(0, Math.min(reach, before.size())), after.subList(0, Math.min(reach, after.size())));
    }

    private List<Edition> postedBefore(long bucket, Edition edition, int limit) {
        List<Edition> found = new ArrayList<>(limit);
        byte[] own = postingKey(bucket, edition);
        store.descending(bucketPrefix(POSTING, bucket), own, (key, value) -> take(found, key, own, limit));
        return found;
    }

    private List<Edition> postedAfter(long bucket, Edition edition, int limit) {
        List<Edition> found = new ArrayList<>(limit);
        byte[] own = postingKey(bucket, edition);
        store.ascending(
                own, LaneState.after(bucketPrefix(POSTING, bucket)), (key, value) -> take(found, key, own, limit));
        return found;
    }

    private static boolean take(List<Edition> found, byte[] key, byte[] own, int limit) {
        if (!Arrays.equals(key, own)) {
            found.add(new KeyReader(key, 6).edition());
        }
        return found.size() < limit;
    }

    private static byte[] bucketPrefix(char kind, long bucket) {
        return new KeyWriter(6).kind(kind).bucket(bucket).toBytes();
    }

    private static byte[] postingKey(long bucket, Edition edition) {
        return new KeyWriter(20).kind(POSTING).bucket(bucket).edition(edition).toBytes();
    }
}
