package dev.copydesk.benchmarks.index;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.index.document.DocumentMapper;
import dev.copydesk.model.EventJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Semaphore;

/** How fast Elasticsearch takes ready-made bulk bodies from a client that does nothing else, a few requests in flight. */
public final class BulkLimit {
    /** Of one body. */
    public static final int BODY_BYTES = 2 * 1024 * 1024;

    private static final int IN_FLIGHT = 3;
    /** The documents are those of the service, which bear the time of their writing. */
    private static final Instant PREPARED_AT = Instant.parse("2026-11-01T12:00:00.123Z");

    private final List<byte[]> bodies;

    /**
     * @param events enriched articles, each of an id of its own
     * @param index that they are written into
     */
    public BulkLimit(Collection<byte[]> events, String index) throws IOException {
        this.bodies = bodies(events, index);
    }

    public int bodies() {
        return bodies.size();
    }

    private static List<byte[]> bodies(Collection<byte[]> events, String index) throws IOException {
        List<byte[]> bodies = new ArrayList<>();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        WritableByteChannel lines = Channels.newChannel(body);
        for (byte[] event : events) {
            DocumentMapper.Mapped document = DocumentMapper.map(event);
            if (body.size() > 0 && body.size() + document.document().sizeInBytes() > BODY_BYTES) {
                bodies.add(body.toByteArray());
                body.reset();
            }
            body.writeBytes(("{\"index\":{\"_index\":\"" + index + "\",\"_id\":\"" + document.id() + "\",\"version\":"
                            + document.version() + ",\"version_type\":\"external\"}}\n")
                    .getBytes(StandardCharsets.UTF_8));
            for (ByteBuffer piece : document.document().writtenAt(PREPARED_AT)) {
                lines.write(piece);
            }
            body.write('\n');
        }
        bodies.add(body.toByteArray());
        return bodies;
    }

    /**
     * Writes them all, and returns when all are answered.
     *
     * @throws IOException if one of them was not taken
     */
    @SuppressWarnings("FutureReturnValueIgnored") // a fault is collected where it happens
    public void send(Node node) throws IOException, InterruptedException {
        Semaphore room = new Semaphore(IN_FLIGHT);
        List<String> faults = new ArrayList<>();
        for (byte[] body : bodies) {
            room.acquire();
            node.bulk(body).whenComplete((answer, failure) -> {
                if (failure != null || !isWell(answer.body())) {
                    synchronized (faults) {
                        faults.add(failure == null ? new String(answer.body(), StandardCharsets.UTF_8) : "" + failure);
                    }
                }
                room.release();
            });
        }
        room.acquire(IN_FLIGHT);
        if (!faults.isEmpty()) {
            throw new IOException("a bulk request failed: " + faults.get(0));
        }
    }

    private static boolean isWell(byte[] answer) {
        try {
            JsonNode json = EventJson.mapper().readTree(answer);
            return json.has("errors") && !json.path("errors").asBoolean();
        } catch (IOException e) {
            return false; // reported with the answer itself
        }
    }
}
