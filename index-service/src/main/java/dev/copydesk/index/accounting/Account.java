package dev.copydesk.index.accounting;

/**
 * The loss equation: {@code accepted = indexed + unchanged + stale + takenDown + dead + expired + inFlight}, in records of
 * {@code articles.received}.
 *
 * @param expired articles of months that left the index by its retention; 0 where none is configured
 * @param inFlight the rest: admitted and not yet answered for
 */
public record Account(
        long accepted,
        long indexed,
        long unchanged,
        long stale,
        long takenDown,
        long dead,
        long expired,
        long inFlight) {

    static final Account ZERO = new Account(0, 0, 0, 0, 0, 0, 0, 0);

    /**
     * @param indexed articles of the source that can be searched in their current version
     * @param expired those of which this was so when their month left the index
     * @param letters articles whose current version lies with the dead letters
     */
    static Account of(AdmissionCount admitted, long indexed, long expired, long letters) {
        long dead = admitted.unreadable() + letters;
        long inFlight = admitted.accepted()
                - indexed
                - expired
                - admitted.unchanged()
                - admitted.stale()
                - admitted.takenDown()
                - dead;
        return new Account(
                admitted.accepted(),
                indexed,
                admitted.unchanged(),
                admitted.stale(),
                admitted.takenDown(),
                dead,
                expired,
                inFlight);
    }

    Account plus(Account other) {
        return new Account(
                accepted + other.accepted,
                indexed + other.indexed,
                unchanged + other.unchanged,
                stale + other.stale,
                takenDown + other.takenDown,
                dead + other.dead,
                expired + other.expired,
                inFlight + other.inFlight);
    }
}
