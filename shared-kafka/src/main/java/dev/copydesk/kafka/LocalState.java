package dev.copydesk.kafka;

import org.apache.kafka.streams.errors.ProcessorStateException;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** Tells damaged local state, which helps itself by being restored, from a disk that is full or cannot be written. */
final class LocalState {
    private LocalState() {}

    /**
     * Whether a store's files say something impossible, or some of them are missing. Kafka Streams itself opens the same files again and
     * again then.
     */
    static boolean isDamaged(Throwable failure) {
        boolean inStore = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            inStore |= cause instanceof ProcessorStateException;
            if (cause instanceof RocksDBException rocks) {
                return inStore && rocks.getStatus() != null && rocks.getStatus().getCode() == Status.Code.Corruption;
            }
        }
        return false;
    }
}
