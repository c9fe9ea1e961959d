package dev.copydesk.ingest.admission;

/** What a record changes in the {@link SourceCounters} of its source. */
enum Outcome {
    NEW(new SourceCounters(1, 0, 0, 0, 0, 1)),
    /** The new record is live, the one it supersedes is stale. */
    SUPERSEDING(new SourceCounters(1, 0, 1, 0, 0, 0)),
    UNCHANGED(new SourceCounters(1, 1, 0, 0, 0, 0)),
    STALE(new SourceCounters(1, 0, 1, 0, 0, 0)),
    REFUSED(new SourceCounters(1, 0, 0, 1, 0, 0)),
    UNREADABLE(new SourceCounters(1, 0, 0, 0, 1, 0)),
    /** An unreadable one was sent again from the dead letters, and is counted anew. */
    REDRIVEN(new SourceCounters(-1, 0, 0, 0, -1, 0)),
    /** Nothing came in: a live record was removed by a takedown. */
    REMOVED(new SourceCounters(0, 0, 0, 1, 0, -1));

    private final SourceCounters change;

    Outcome(SourceCounters change) {
        this.change = change;
    }

    SourceCounters change() {
        return change;
    }
}
