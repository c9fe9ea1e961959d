package dev.copydesk.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record that a stage could not handle, with everything needed to understand it, mend it and send it again.
 *
 * <p>Its JSON is the value of a record in {@link Topics#RAW_DEAD} or {@link Topics#ENRICHED_DEAD}; {@code original} is
 * written as base64. The key is {@link #key()}, so that a record that fails again after a crash replaces its own letter.
 *
 * <p>An array does not change after it was handed over: neither side copies {@code original}.
 *
 * @param stage the stage that gave up on the record
 * @param cause one line for a person; never the payload
 * @param exceptionClass a class name or the error type of a server, by which letters can be grouped
 * @param topic where the record was read
 * @param partition its partition there
 * @param offset its offset there
 * @param articleId the article, where the record or its key names one
 * @param version see {@link ArticleVersion}; absent before enrichment or where the record can't be read
 * @param sourceId the owning source, where known
 * @param at when the stage gave up
 * @param original the value of the record, byte for byte
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode below compare the bytes
public record DeadLetter(
        Stage stage,
        String cause,
        String exceptionClass,
        String topic,
        int partition,
        long offset,
        @Nullable String articleId,
        @Nullable Long version,
        @Nullable String sourceId,
        Instant at,
        byte[] original) {

    /** A longer original is cut, so that its letter, base64 in JSON, fits the topics' 4 MiB. */
    public static final int MAX_ORIGINAL_BYTES = 2_900_000;

    /** As much of a record's value as fits a letter; a record without value has an empty original. */
    public static byte[] fitting(byte @Nullable [] value) {
        if (value == null) {
            return new byte[0];
        }
        return value.length <= MAX_ORIGINAL_BYTES ? value : Arrays.copyOf(value, MAX_ORIGINAL_BYTES);
    }

    /** Who gave up. Written in lower case. */
    public enum Stage {
        /** The record is unreadable and counted as such by admission. */
        @JsonProperty("admission")
        ADMISSION,
        @JsonProperty("enrich")
        ENRICH,
        @JsonProperty("index")
        INDEX
    }

    public DeadLetter {
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(exceptionClass, "exceptionClass");
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(original, "original");
    }

    /** The record's key: source topic, partition and offset, such as {@code articles.raw/3/1024}, as UTF-8. */
    public byte[] key() {
        return (topic + '/' + partition + '/' + offset).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DeadLetter that
                && stage == that.stage
                && cause.equals(that.cause)
                && exceptionClass.equals(that.exceptionClass)
                && topic.equals(that.topic)
                && partition == that.partition
                && offset == that.offset
                && Objects.equals(articleId, that.articleId)
                && Objects.equals(version, that.version)
                && Objects.equals(sourceId, that.sourceId)
                && at.equals(that.at)
                && Arrays.equals(original, that.original);
    }

    @Override
    public int hashCode() {
        return Objects.hash(topic, partition, offset, at, Arrays.hashCode(original));
    }

    /** Without the payload, which belongs into no log. */
    @Override
    public String toString() {
        return "DeadLetter[" + stage + " " + topic + "/" + partition + "/" + offset + ", article " + articleId + ": "
                + cause + " (" + exceptionClass + "), " + original.length + " bytes]";
    }
}
