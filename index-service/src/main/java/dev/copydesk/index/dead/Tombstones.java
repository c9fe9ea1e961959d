package dev.copydesk.index.dead;

import java.util.concurrent.CompletionStage;

/** Removes records of compacted topics by publishing a null for their keys. Thread-safe. */
interface Tombstones {

    /**
     * Where a record lies.
     *
     * @param key in ISO 8859-1, which keeps every byte
     */
    record Place(String topic, int partition, String key) {}

    /** Completes when the broker has the null; fails where it does not get there. Doing it again changes nothing. */
    CompletionStage<Void> publish(Place place);
}
