package dev.copydesk.ingest.admission;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.copydesk.model.RawArticle;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What admission remembers of an id, for ever.
 *
 * @param current the article's latest revision; absent once it was taken down, or where it never came in
 * @param firstSeenAt of the article; absent where it never came in
 * @param lastRevision 0 where it never came in
 * @param takenDownAt when the order to remove it arrived; absent while there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AdmissionState(
        @Nullable RawArticle current,
        @Nullable Instant firstSeenAt,
        int lastRevision,
        @Nullable Instant takenDownAt) {

    public static AdmissionState of(RawArticle admitted, Instant firstSeenAt, int revision) {
        return new AdmissionState(admitted, firstSeenAt, revision, null);
    }

    /** Without the article itself: what was taken down is not kept. */
    AdmissionState takenDown(Instant at) {
        return new AdmissionState(null, firstSeenAt, lastRevision, takenDownAt == null ? at : takenDownAt);
    }
}
