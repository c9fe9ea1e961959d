package dev.copydesk.enrich.topology;

import dev.copydesk.enrich.duplicate.OrderedBytes;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/**
 * How far each partition of {@code articles.raw} has come, as a lane was told.
 *
 * <p>The slowest one decides what may be forgotten: a replay reads partitions at different paces, and an article of a slow one
 * must still meet those that a fast one brought long before. One that is idle is not waited for.
 */
final class SourceProgress {
    private static final byte KIND = 'W';

    private final OrderedBytes store;
    private final int partitions;

    SourceProgress(OrderedBytes store, int partitions) {
        this.store = store;
        this.partitions = partitions;
    }

    /** Takes note; a partition never goes back. */
    void reached(LaneEvent.Progress progress) {
        Instant before =
                read(progress.partition()).map(LaneEvent.Progress::reached).orElse(Instant.EPOCH);
        Instant reached = progress.reached().isAfter(before) ? progress.reached() : before;
        store.put(
                key(progress.partition()),
                ByteBuffer.allocate(13)
                        .putLong(reached.getEpochSecond())
                        .putInt(reached.getNano())
                        .put((byte) (progress.idle() ? 1 : 0))
                        .array());
    }

    /** The time that every partition has reached but those that are idle; empty while some partition was never heard of. */
    Optional<Instant> slowest() {
        Instant slowest = Instant.MAX;
        Instant fastest = Instant.EPOCH;
        for (int partition = 0; partition < partitions; partition++) {
            Optional<LaneEvent.Progress> known = read(partition);
            if (known.isEmpty()) {
                return Optional.empty();
            }
            Instant reached = known.get().reached();
            fastest = reached.isAfter(fastest) ? reached : fastest;
            slowest = !known.get().idle() && reached.isBefore(slowest) ? reached : slowest;
        }
        return Optional.of(slowest.equals(Instant.MAX) ? fastest : slowest);
    }

    private Optional<LaneEvent.Progress> read(int partition) {
        byte[] value = store.get(key(partition));
        if (value == null) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(value);
        Instant reached = Instant.ofEpochSecond(in.getLong(), in.getInt());
        return Optional.of(new LaneEvent.Progress(partition, reached, in.get() != 0));
    }

    private static byte[] key(int partition) {
        return ByteBuffer.allocate(5).put(KIND).putInt(partition).array();
    }
}
