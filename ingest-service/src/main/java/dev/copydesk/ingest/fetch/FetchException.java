package dev.copydesk.ingest.fetch;

/** A fetch cannot go on, for a reason that has a type. */
final class FetchException extends Exception {
    private final FetchFailure failure;

    /** @param detail one line for people, without secrets */
    FetchException(FetchFailure failure, String detail) {
        super(detail, null, false, false);
        this.failure = failure;
    }

    FetchFailure failure() {
        return failure;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
