package dev.copydesk.index.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.copydesk.kafka.trace.TracedStage;
import dev.copydesk.model.EventHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;

class AddressedLetterTest {
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final ConsumerRecord<byte[], byte[]> unreadable =
            new ConsumerRecord<>("articles.enriched-g1", 2, 7, new byte[0], new byte[] {'x'});

    @Test
    void theHeadersSayThatItIsADeadLetter() {
        assertThat(text(headers(), EventHeaders.EVENT_TYPE)).isEqualTo("DeadLetter");
        assertThat(text(headers(), EventHeaders.EVENT_VERSION)).isEqualTo(EventHeaders.VERSION);
        assertThat(headers().lastHeader(EventHeaders.TRACEPARENT)).isNull();
    }

    @Test
    void theTraceOfTheRecordGoesOn() {
        unreadable.headers().add(EventHeaders.TRACEPARENT, TRACE.getBytes(StandardCharsets.UTF_8));

        assertThat(text(headers(), EventHeaders.TRACEPARENT)).isEqualTo(TRACE);
    }

    private Headers headers() {
        DecodedBatch batch = DecodedBatch.of(List.of(unreadable), new ActionReader(1, TracedStage.OFF));
        return batch.letters(List.of(), new Letters(() -> Instant.EPOCH)).get(0).headers();
    }

    private static String text(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
