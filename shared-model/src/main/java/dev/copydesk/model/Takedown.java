package dev.copydesk.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The order to remove an article everywhere and to refuse it from now on.
 *
 * @param url the address that the order named, if it named one
 * @param reason why, in words for a person
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Takedown(
        String id, @Nullable String url, @Nullable String reason, Instant requestedAt) {

    public Takedown {
        ArticleId.requireValid(Objects.requireNonNull(id, "id"));
        Objects.requireNonNull(requestedAt, "requestedAt");
    }
}
