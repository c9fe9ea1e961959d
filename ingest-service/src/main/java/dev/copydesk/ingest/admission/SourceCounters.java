package dev.copydesk.ingest.admission;

/**
 * One source's share of the loss equation, in records of {@code articles.received}; cumulative.
 *
 * <p>Always {@code accepted = unchanged + stale + takenDown + unreadable + live}.
 *
 * @param accepted all that came in
 * @param unchanged repeats, and records of sources that do not own the article
 * @param stale older than the current revision, or since superseded by a newer one
 * @param takenDown refused because of a takedown, or removed by one
 * @param unreadable gone to the dead letters
 * @param live current records of articles: each must end as one document
 */
record SourceCounters(long accepted, long unchanged, long stale, long takenDown, long unreadable, long live) {
    static final SourceCounters ZERO = new SourceCounters(0, 0, 0, 0, 0, 0);

    SourceCounters plus(SourceCounters other) {
        return new SourceCounters(
                accepted + other.accepted,
                unchanged + other.unchanged,
                stale + other.stale,
                takenDown + other.takenDown,
                unreadable + other.unreadable,
                live + other.live);
    }
}
