package dev.copydesk.ingest.poll;

/**
 * What a feed's polls came to since it was registered.
 *
 * @param polls ended, whatever the outcome
 * @param notModified answers 304
 * @param failures polls without success
 * @param newItems published because they had never been seen
 * @param changedItems published because their text had changed
 * @param pages fetched for items that came as teasers
 * @param pageFailures attempts to fetch a page that failed
 * @param possibleGaps polls in which every item was new, so that some may have come and gone in between
 * @param bytes received over the wire
 */
public record Totals(
        long polls,
        long notModified,
        long failures,
        long newItems,
        long changedItems,
        long pages,
        long pageFailures,
        long possibleGaps,
        long bytes) {

    /** Of a feed never polled. */
    public static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0, 0, 0, 0);

    Totals plusPoll(long wireBytes) {
        return new Totals(
                polls + 1,
                notModified,
                failures,
                newItems,
                changedItems,
                pages,
                pageFailures,
                possibleGaps,
                bytes + wireBytes);
    }

    Totals plusNotModified() {
        return new Totals(
                polls, notModified + 1, failures, newItems, changedItems, pages, pageFailures, possibleGaps, bytes);
    }

    Totals plusFailure() {
        return new Totals(
                polls, notModified, failures + 1, newItems, changedItems, pages, pageFailures, possibleGaps, bytes);
    }

    Totals plusItems(int added, int changed, boolean possibleGap) {
        return new Totals(
                polls,
                notModified,
                failures,
                newItems + added,
                changedItems + changed,
                pages,
                pageFailures,
                possibleGaps + (possibleGap ? 1 : 0),
                bytes);
    }

    Totals plusPages(int fetched, int failed) {
        return new Totals(
                polls,
                notModified,
                failures,
                newItems,
                changedItems,
                pages + fetched,
                pageFailures + failed,
                possibleGaps,
                bytes);
    }
}
