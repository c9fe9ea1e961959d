package dev.copydesk.ingest;

/** Kafka did not acknowledge in time; some records may have been written. */
public final class NotAcknowledgedException extends RuntimeException {

    /** One line for who sent the articles. */
    public static final String ADVICE = "Kafka did not acknowledge; send this again, repeats are recognised";

    NotAcknowledgedException(Throwable cause) {
        super(ADVICE, cause);
    }
}
