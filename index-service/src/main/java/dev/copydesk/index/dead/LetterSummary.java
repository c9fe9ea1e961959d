package dev.copydesk.index.dead;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.copydesk.model.DeadLetter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept in memory of a dead letter; the rest is read from its topic when it is asked for.
 *
 * @param key source topic, partition and offset, such as {@code articles.raw/3/1024}
 * @param cause the beginning of the letter's cause
 * @param bytes the size of the original
 * @param redrives how many times the record was sent again before it failed like this
 * @param droppedAt when the letter was given up; absent while it is open
 * @param place where the letter itself lies
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LetterSummary(
        String key,
        DeadLetter.Stage stage,
        String cause,
        String exceptionClass,
        @Nullable String articleId,
        @Nullable Long version,
        @Nullable String sourceId,
        Instant at,
        int bytes,
        int redrives,
        @Nullable Instant droppedAt,
        @JsonIgnore Place place) {

    record Place(String topic, int partition, long offset) {}

    @JsonIgnore
    boolean isDropped() {
        return droppedAt != null;
    }
}
