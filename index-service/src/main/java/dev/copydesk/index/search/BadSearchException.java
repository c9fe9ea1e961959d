package dev.copydesk.index.search;

/** What was asked for cannot be understood. The message is one line that says what to write instead. */
public final class BadSearchException extends RuntimeException {

    public BadSearchException(String message) {
        super(message);
    }
}
