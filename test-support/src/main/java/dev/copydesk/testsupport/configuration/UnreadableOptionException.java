package dev.copydesk.testsupport.configuration;

/** An option, or its description, is in a form that the table cannot be made from; the message says where and what to do. */
final class UnreadableOptionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableOptionException(String message) {
        super(message);
    }
}
