package dev.copydesk.index.write;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What became of one item of a bulk request. Told apart by status and error type, never by message text: texts change
 * between releases and hold parts of the document.
 */
public sealed interface BulkItemOutcome {

    /** Written, or removed, or there was nothing to remove. */
    record Indexed() implements BulkItemOutcome {}

    /** The same version or a newer one is there already. */
    record Stale() implements BulkItemOutcome {}

    /** Not the item's fault. */
    record Retryable(int status, String errorType) implements BulkItemOutcome {

        /** Whether Elasticsearch asks for less. */
        public boolean isOverload() {
            return status == TOO_MANY_REQUESTS && !STATES_OF_THE_INDEX.contains(errorType);
        }

        /** Whether the month has to be created first. */
        public boolean isIndexMissing() {
            return errorType.equals(INDEX_MISSING);
        }
    }

    /**
     * This item will never be accepted.
     *
     * @param reason Elasticsearch's words, which may quote the document: for the dead letter, not for a log
     */
    record Rejected(String errorType, String reason) implements BulkItemOutcome {}

    int TOO_MANY_REQUESTS = 429;

    String INDEX_MISSING = "index_not_found_exception";

    /** Answered with 400 although the state of the index is at fault, not the document. */
    Set<String> STATES_OF_THE_INDEX = Set.of("index_closed_exception", "cluster_block_exception");

    /**
     * @param errorType null where there was no error
     * @param reason null where there was no error
     */
    static BulkItemOutcome of(boolean removal, int status, @Nullable String errorType, @Nullable String reason) {
        String type = errorType == null ? "unknown" : errorType;
        if (status >= 200 && status < 300) {
            return new Indexed();
        }
        if (status == 409) {
            return new Stale();
        }
        if (status == 404 && removal) {
            return new Indexed(); // neither the document nor, it may be, its month exists
        }
        if ((status == 400 && !STATES_OF_THE_INDEX.contains(type)) || status == 413) {
            return new Rejected(type, reason == null ? "HTTP status " + status : reason);
        }
        return new Retryable(status, type);
    }
}
