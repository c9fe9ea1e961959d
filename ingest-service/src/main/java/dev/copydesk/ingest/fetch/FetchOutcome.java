package dev.copydesk.ingest.fetch;

/** How a fetch ended. */
public sealed interface FetchOutcome {

    /**
     * A body came.
     *
     * @param body decoded; not copied, nobody changes it
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Fetched(Answer answer, byte[] body) implements FetchOutcome {}

    /** The server says that nothing changed. */
    record NotModified(Answer answer) implements FetchOutcome {}

    /** The server answered with a status that is neither a success nor a redirect; its body was not read. */
    record Refused(Answer answer) implements FetchOutcome {}

    /**
     * No usable answer.
     *
     * @param reason one line for people, without user names, passwords and query strings
     * @param wireBytes received in vain
     */
    record Failed(FetchFailure cause, String reason, long wireBytes) implements FetchOutcome {

        /** @param address as {@link WebAddress#shown} gives it */
        static Failed of(FetchFailure cause, String address, String detail) {
            String sentence = address + " " + cause.words();
            return new Failed(cause, detail.isEmpty() ? sentence : sentence + ": " + detail, 0);
        }
    }
}
