package dev.copydesk.stack;

import org.jspecify.annotations.Nullable;

/** The embedded stack cannot do what was asked; the message is one line that says what to do. */
public final class StackException extends RuntimeException {
    public StackException(String message) {
        this(message, null);
    }

    public StackException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
