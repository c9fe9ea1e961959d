package dev.copydesk.index.dead;

/** A request about dead letters that cannot be understood; the message says in one line what to write. */
final class BadDeadRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadDeadRequestException(String message) {
        super(message);
    }

    BadDeadRequestException(String message, Throwable cause) {
        super(message, cause);
    }
}
