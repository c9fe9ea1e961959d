package dev.copydesk.ingest.registry;

/** There are as many feeds as are allowed; the message says what to do, in one line. */
public final class RegistryFullException extends RuntimeException {

    RegistryFullException(String message) {
        super(message);
    }
}
