package dev.copydesk.stack;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/** Ids of Kafka clusters. */
final class ClusterId {
    private ClusterId() {}

    /** A random UUID in Kafka's own form: 22 characters of URL-safe Base64, of which none is a leading dash. */
    static String random() {
        String id;
        do {
            UUID uuid = UUID.randomUUID();
            byte[] bytes = ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(uuid.getMostSignificantBits())
                    .putLong(uuid.getLeastSignificantBits())
                    .array();
            id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        } while (id.startsWith("-")); // would be read as an option
        return id;
    }
}
