package dev.copydesk.kafka;

/** A topic exists in another shape than the options ask for. Trying again is in vain: the message says which option to change. */
public final class TopicMismatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TopicMismatchException(String message) {
        super(message);
    }
}
