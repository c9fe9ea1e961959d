package dev.copydesk.model;

import org.jspecify.annotations.Nullable;

/** Bytes that are not the event they should be. The message is one line and names the field. */
public final class EventFormatException extends RuntimeException {

    public EventFormatException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
