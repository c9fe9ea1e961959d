package dev.copydesk.ingest.poll;

/**
 * What the poller did since it began, and holds now.
 *
 * @param feeds polled here
 * @param inFlight polls under way
 * @param bytesInFlight reserved by polls under way
 * @param waitingForHost feeds that are due while their host may not be asked yet
 * @param polls ended, whatever the outcome
 * @param fetched answers with a body
 * @param notModified answers without a body, because nothing changed
 * @param refused answers with an error status
 * @param failed polls without a usable answer
 * @param articles published and acknowledged
 * @param pages fetched for articles that came as teasers
 * @param bytes received over the wire, compressed as they came
 * @param publishRetries of articles that were not acknowledged at first
 * @param unsavedStates writes of a state that failed
 */
public record PollerCounters(
        int feeds,
        int inFlight,
        long bytesInFlight,
        int waitingForHost,
        long polls,
        long fetched,
        long notModified,
        long refused,
        long failed,
        long articles,
        long pages,
        long bytes,
        long publishRetries,
        long unsavedStates) {}
