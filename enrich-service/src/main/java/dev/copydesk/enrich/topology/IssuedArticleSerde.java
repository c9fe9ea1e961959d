package dev.copydesk.enrich.topology;

import dev.copydesk.enrich.duplicate.TextHash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** Writes {@link IssuedArticle}s as bytes: the numbers, then the source's name. */
final class IssuedArticleSerde implements Serde<IssuedArticle> {
    private static final int NUMBERS = 40;

    @Override
    public Serializer<IssuedArticle> serializer() {
        return (topic, article) -> article == null ? null : write(article);
    }

    @Override
    public Deserializer<IssuedArticle> deserializer() {
        return (topic, bytes) -> bytes == null ? null : read(bytes);
    }

    private static byte[] write(IssuedArticle article) {
        byte[] name = article.sourceName().getBytes(StandardCharsets.UTF_8);
        Instant firstSeenAt = article.firstSeenAt();
        return ByteBuffer.allocate(NUMBERS + name.length)
                .putLong(article.version())
                .putLong(firstSeenAt.getEpochSecond())
                .putInt(firstSeenAt.getNano())
                .putLong(article.text().high())
                .putInt(article.text().low())
                .putLong(article.derivation())
                .put(name)
                .array();
    }

    private static IssuedArticle read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        long version = in.getLong();
        Instant firstSeenAt = Instant.ofEpochSecond(in.getLong(), in.getInt());
        TextHash text = new TextHash(in.getLong(), in.getInt());
        long derivation = in.getLong();
        String name = new String(bytes, NUMBERS, bytes.length - NUMBERS, StandardCharsets.UTF_8);
        return new IssuedArticle(version, firstSeenAt, text, derivation, name);
    }
}
