package dev.copydesk.ingest.poll;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The feed's validators as its server sent them, and how far they proved honest.
 *
 * @param etag of the last body, sent back verbatim
 * @param lastModified of the last body, sent back verbatim and never interpreted
 * @param trust see {@link Trust}
 * @param trueNotModified 304 answers that a request without conditions confirmed
 * @param trueChanges changed contents that came as the answer to a conditional request
 * @param checkedAt when a 304 was last checked, or trust was withdrawn
 * @param doubts contents that changed right after a 304, with a changed validator: chance, or a lie
 * @param unchecked whether a 304 waits for its check: the next request is one without conditions
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Validators(
        @Nullable String etag,
        @Nullable String lastModified,
        Trust trust,
        int trueNotModified,
        int trueChanges,
        @Nullable Instant checkedAt,
        int doubts,
        boolean unchecked) {

    /** Of a feed never polled. */
    public static final Validators NONE = new Validators(null, null, Trust.UNPROVEN, 0, 0, null, 0, false);

    public Validators {
        Objects.requireNonNull(trust, "trust");
    }

    /** Whether the server sent any. */
    public boolean present() {
        return etag != null || lastModified != null;
    }
}
