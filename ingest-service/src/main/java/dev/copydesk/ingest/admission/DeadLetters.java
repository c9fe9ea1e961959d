package dev.copydesk.ingest.admission;

import dev.copydesk.kafka.ArticleHeaders;
import dev.copydesk.model.DeadLetter;
import dev.copydesk.model.EventJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jboss.logging.Logger;

/** Makes the letter for a record that admission cannot read. */
final class DeadLetters {
    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private DeadLetters() {}

    static Record<String, byte[]> letter(
            Record<String, byte[]> unreadable, RecordMetadata at, RuntimeException failure, Instant now) {
        DeadLetter letter = new DeadLetter(
                DeadLetter.Stage.ADMISSION,
                String.valueOf(failure.getMessage()).lines().findFirst().orElse("no message"),
                failure.getClass().getName(),
                at.topic(),
                at.partition(),
                at.offset(),
                unreadable.key(),
                null,
                null,
                now,
                DeadLetter.fitting(unreadable.value()));
        LOG.warnf(
                "%s/%d/%d, article %s, is unreadable and goes to the dead letters: %s",
                at.topic(), at.partition(), at.offset(), unreadable.key(), letter.cause());
        Headers headers = ArticleHeaders.describe(unreadable.headers(), DeadLetter.class);
        return new Record<>(
                new String(letter.key(), StandardCharsets.UTF_8),
                EventJson.write(letter),
                unreadable.timestamp(),
                headers);
    }
}
