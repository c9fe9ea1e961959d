package dev.copydesk.ingest.document;

/** Ends the reading of a row; its message becomes the {@link RowOutcome.Refused#reason()}. */
final class RefusedRowException extends RuntimeException {

    RefusedRowException(String reason) {
        super(reason, null, false, false);
    }
}
