package dev.copydesk.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an article has in common with earlier ones.
 *
 * @param of id of the group's original; absent for an original
 * @param group id of the group, which is its original's id; an article alone is its own group
 * @param similarity the highest verified similarity with a member of the group, 0 to 1; absent for an original
 * @param containedIn id of a longer article that holds this one's text
 * @param reason why, in words for a person
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Duplicate(
        Status status,
        @Nullable String of,
        String group,
        @Nullable Double similarity,
        @Nullable String containedIn,
        String reason) {

    /** Every group has one {@code ORIGINAL}, the first seen; the others equal it ({@code EXACT}) or resemble it. */
    public enum Status {
        ORIGINAL,
        EXACT,
        NEAR
    }

    public Duplicate {
        Objects.requireNonNull(status, "duplicate.status");
        Objects.requireNonNull(group, "duplicate.group");
        Objects.requireNonNull(reason, "duplicate.reason");
        if ((status == Status.ORIGINAL) != (of == null)) {
            throw new IllegalArgumentException("duplicate.of is " + of + " although duplicate.status is " + status);
        }
        if (similarity != null) {
            Range.requireUnit("duplicate.similarity", similarity);
        }
    }

    public static Duplicate original(String id, String reason) {
        return new Duplicate(Status.ORIGINAL, null, id, null, null, reason);
    }

    public static Duplicate exact(String original, String reason) {
        return new Duplicate(Status.EXACT, original, original, 1.0, null, reason);
    }
}
