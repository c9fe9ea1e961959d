package dev.copydesk.index.write;

/** How large the requests of one generation become, and how many there are at a time. Thread-safe. */
@FunctionalInterface
public interface RequestPlan {
    /** Asked before each request. */
    Batching next();

    /**
     * A request is about to be sent; one that repeats another is one of its own.
     *
     * @return to be run when it is answered, or has failed
     */
    default Runnable sending() {
        return () -> {};
    }

    /**
     * One request among its like.
     *
     * @param requestBytes of records' values in it
     * @param lingerMillis for which a record may wait for others
     * @param waits whether it does so although no request is in flight
     * @param mostInFlight sent before the first of them is answered
     */
    record Batching(long requestBytes, long lingerMillis, boolean waits, int mostInFlight) {}
}
