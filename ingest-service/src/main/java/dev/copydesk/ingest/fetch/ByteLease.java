package dev.copydesk.ingest.fetch;

/** The memory that one fetch may hold. Called by one thread at a time. */
@FunctionalInterface
public interface ByteLease {
    /** For callers that bound memory otherwise. */
    ByteLease UNLIMITED = bytes -> true;

    /**
     * Asks to hold this many bytes in total.
     *
     * @return false where memory is short: the fetch then fails with {@link FetchFailure#OVERLOADED}
     */
    boolean growTo(long bytes);
}
