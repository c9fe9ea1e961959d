package dev.copydesk.index.write;

import dev.copydesk.index.document.DocumentMapper;
import dev.copydesk.index.document.MonthIndex;
import dev.copydesk.kafka.ArticleHeaders;
import dev.copydesk.kafka.Removal;
import dev.copydesk.kafka.trace.TracedStage;
import dev.copydesk.model.ArticleId;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Makes a write of a record of the enriched topic. Thread-safe. */
public final class ActionReader {
    private final int generation;
    private final TracedStage stage;

    /**
     * @param generation whose months are written
     * @param stage begins the span of each write
     */
    public ActionReader(int generation, TracedStage stage) {
        this.generation = generation;
        this.stage = stage;
    }

    /** A record read: what is to be written, or why it is unreadable. */
    public sealed interface Decoded {
        record Write(WriteAction action) implements Decoded {}

        /**
         * @param articleId where the record's key is one
         * @param cause one line, which names the field
         */
        record Unreadable(Origin origin, @Nullable String articleId, String exceptionClass, String cause)
                implements Decoded {}
    }

    public Decoded read(ConsumerRecord<byte[], byte[]> received) {
        String key = received.key() == null ? "" : new String(received.key(), StandardCharsets.UTF_8);
        Origin origin = Origin.of(received, key, stage);
        try {
            return new Decoded.Write(
                    origin.value() == null ? removal(key, received, origin) : put(origin.value(), origin));
        } catch (RuntimeException e) { // whatever it is, one record must not stop those behind it
            ItemSpans.unreadable(origin.span(), e);
            return new Decoded.Unreadable(
                    origin,
                    ArticleId.isValid(key) ? key : null,
                    e.getClass().getName(),
                    String.valueOf(e.getMessage()));
        }
    }

    private WriteAction put(byte[] value, Origin origin) {
        DocumentMapper.Mapped mapped = DocumentMapper.map(value);
        String index = MonthIndex.nameOf(generation, mapped.firstSeenAt());
        return new WriteAction.Put(index, mapped.id(), mapped.version(), mapped.fetchedAt(), mapped.document(), origin);
    }

    private WriteAction removal(String key, ConsumerRecord<byte[], byte[]> received, Origin origin) {
        if (!ArticleId.isValid(key)) {
            throw new IllegalArgumentException("the key of the removal is no article id");
        }
        Removal removal = ArticleHeaders.removal(received.headers())
                .orElseThrow(() ->
                        new IllegalArgumentException("the removal has no readable headers first-seen-at and version"));
        String index = MonthIndex.nameOf(generation, removal.firstSeenAt());
        return new WriteAction.Remove(index, key, removal.version(), origin);
    }
}
