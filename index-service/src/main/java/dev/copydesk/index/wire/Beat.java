package dev.copydesk.index.wire;

import dev.copydesk.model.EnrichedArticle;
import dev.copydesk.model.EventFormatException;
import dev.copydesk.model.EventJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The records of a short time, of which only the latest are kept: nobody can read more, and none but these is decoded. Not
 * thread-safe.
 */
final class Beat {
    /** A screenful. */
    static final int MAX_RECORDS = 40;

    static final int MAX_BYTES = 4 * EventJson.MAX_EVENT_BYTES;

    private final Deque<ConsumerRecord<byte[], byte[]>> latest = new ArrayDeque<>();
    private long bytes;
    private int passedOver;

    void add(ConsumerRecord<byte[], byte[]> received) {
        latest.add(received);
        bytes += size(received);
        while (latest.size() > MAX_RECORDS || (bytes > MAX_BYTES && latest.size() > 1)) {
            bytes -= size(latest.remove());
            passedOver++;
        }
    }

    /** What was added since the last call. A record that cannot be read is passed over: the writer gives it a letter. */
    Arrivals take() {
        List<WireArticle> articles = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        int unreadable = 0;
        for (ConsumerRecord<byte[], byte[]> received : latest) {
            if (received.value() == null) {
                removed.add(new String(received.key(), StandardCharsets.UTF_8));
                continue;
            }
            try {
                articles.add(WireArticle.of(EventJson.read(received.value(), EnrichedArticle.class)));
            } catch (EventFormatException e) {
                unreadable++;
            }
        }
        Arrivals arrivals = new Arrivals(0, articles, removed, passedOver + unreadable);
        latest.clear();
        bytes = 0;
        passedOver = 0;
        return arrivals;
    }

    private static int size(ConsumerRecord<byte[], byte[]> received) {
        return received.value() == null ? 0 : received.value().length;
    }
}
