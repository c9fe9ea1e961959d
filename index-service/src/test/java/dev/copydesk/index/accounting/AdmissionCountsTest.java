package dev.copydesk.index.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AdmissionCountsTest {
    private final AdmissionCounts counts = new AdmissionCounts();

    @Test
    void addsUpTheLatestCountOfEachPartition() {
        counted(0, "bbc", 5);
        counted(0, "bbc", 7);
        counted(1, "bbc", 100);
        counted(1, "cnn", 1);

        assertThat(counts.bySource()).containsOnlyKeys("bbc", "cnn");
        assertThat(counts.bySource().get("bbc")).isEqualTo(new AdmissionCount(107, 0, 0, 0, 0, 107));
    }

    @Test
    void readingFromTheBeginningAgainChangesNothing() {
        counted(0, "bbc", 5);
        counted(0, "bbc", 7);
        counted(0, "bbc", 5);
        counted(0, "bbc", 7);

        assertThat(counts.bySource().get("bbc")).isEqualTo(new AdmissionCount(7, 0, 0, 0, 0, 7));
    }

    @Test
    void forgetsARemovedCounter() {
        counted(0, "bbc", 5);
        counts.accept(change(0, "bbc", null));

        assertThat(counts.bySource()).isEmpty();
    }

    private void counted(int partition, String source, long live) {
        String json = "{\"accepted\":%d,\"unchanged\":0,\"stale\":0,\"takenDown\":0,\"unreadable\":0,\"live\":%d}";
        counts.accept(change(partition, source, json.replace("%d", Long.toString(live))));
    }

    private static ConsumerRecord<byte[], byte[]> change(int partition, String source, @Nullable String json) {
        return new ConsumerRecord<>(
                AdmissionCounts.TOPIC,
                partition,
                0,
                source.getBytes(StandardCharsets.UTF_8),
                json == null ? null : json.getBytes(StandardCharsets.UTF_8));
    }
}
