package dev.copydesk.index.accounting;

/**
 * What admission counted of one source, in records of {@code articles.received}; cumulative. Always
 * {@code accepted = unchanged + stale + takenDown + unreadable + live}.
 *
 * @param accepted all that came in
 * @param unchanged repeats
 * @param stale older than the current revision, or since superseded
 * @param takenDown refused or removed because of a takedown
 * @param unreadable gone to the dead letters of admission
 * @param live current records of articles: each must end as one document
 */
public record AdmissionCount(long accepted, long unchanged, long stale, long takenDown, long unreadable, long live) {
    static final AdmissionCount ZERO = new AdmissionCount(0, 0, 0, 0, 0, 0);

    AdmissionCount plus(AdmissionCount other) {
        return new AdmissionCount(
                accepted + other.accepted,
                unchanged + other.unchanged,
                stale + other.stale,
                takenDown + other.takenDown,
                unreadable + other.unreadable,
                live + other.live);
    }
}
