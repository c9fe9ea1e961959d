package dev.copydesk.ingest.registry;

/** A feed's health in one word. */
public enum Condition {
    /** Registered and never polled yet. */
    NEW,
    /** The last poll succeeded, and the feed speaks as it used to. */
    HEALTHY,
    /** The last poll failed. */
    FAILING,
    /** The last poll succeeded, but the feed has been silent for longer than is its habit. */
    QUIET
}
