package dev.copydesk.enrich.topology;

import dev.copydesk.enrich.duplicate.Fingerprint;
import java.time.Instant;

/** What is sent to a lane. Written by {@link LaneEventSerde}. */
sealed interface LaneEvent {

    /** The language whose articles are compared with each other. */
    String lane();

    /**
     * An article to compare with the others.
     *
     * @param sourceName for the words of verdicts
     * @param derivation differs where the same revision was enriched in another way or has other sources
     * @param body everything but the verdict and the version
     */
    record Arrival(
            String lane,
            String id,
            Instant firstSeenAt,
            int revision,
            String sourceName,
            long derivation,
            Fingerprint fingerprint,
            PackedArticle body)
            implements LaneEvent {}

    /** An article that goes on in another lane. */
    record Departure(String lane, String id) implements LaneEvent {}

    /** An article that was taken down. */
    record Takedown(String lane, String id, Instant firstSeenAt, long version) implements LaneEvent {}

    /**
     * How far a partition of {@code articles.raw} was read; sent to all lanes.
     *
     * @param reached the latest {@code firstSeenAt} so far
     * @param idle nothing came for so long that nobody should wait for it
     */
    record Progress(int partition, Instant reached, boolean idle) implements LaneEvent {
        @Override
        public String lane() {
            return "";
        }
    }
}
