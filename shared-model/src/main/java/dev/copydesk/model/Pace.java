package dev.copydesk.model;

import org.jspecify.annotations.Nullable;

/**
 * How fast an instance may go on with a generation.
 *
 * @param articlesPerSecond at most; null for no limit
 * @param partitionsInParallel how many partitions of its input are worked on at a time, at most; null for as many as the instance is
 *     configured for
 */
public record Pace(
        @Nullable Integer articlesPerSecond, @Nullable Integer partitionsInParallel) {
    public static final Pace UNLIMITED = new Pace(null, null);

    /** @throws IllegalArgumentException if one is less than 1 */
    public Pace {
        require(articlesPerSecond, partitionsInParallel);
    }

    static void require(@Nullable Integer articlesPerSecond, @Nullable Integer partitionsInParallel) {
        atLeastOne("articlesPerSecond", articlesPerSecond);
        atLeastOne("partitionsInParallel", partitionsInParallel);
    }

    private static void atLeastOne(String name, @Nullable Integer limit) {
        if (limit != null && limit < 1) {
            throw new IllegalArgumentException(name + " is " + limit + ", wanted 1 or more");
        }
    }
}
