package dev.copydesk.ingest.registry;

/** A registration that cannot be taken; the message says why, in one line, to whoever sent it. */
public final class BadRegistrationException extends RuntimeException {

    public BadRegistrationException(String message) {
        super(message);
    }
}
