package dev.copydesk.model;

/** A generation cannot change as it was asked to. The message is one line that says why and what to do. */
public final class GenerationRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public GenerationRefusedException(String message) {
        super(message);
    }
}
