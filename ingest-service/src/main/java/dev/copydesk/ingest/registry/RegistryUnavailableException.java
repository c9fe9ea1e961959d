package dev.copydesk.ingest.registry;

import org.jspecify.annotations.Nullable;

/** Kafka is slow or away; the same can be asked again in a moment. The message is one line. */
public final class RegistryUnavailableException extends RuntimeException {

    RegistryUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
