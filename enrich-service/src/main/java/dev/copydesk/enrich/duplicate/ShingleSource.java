package dev.copydesk.enrich.duplicate;

/** Where the texts of the window are kept. Implementations need not be thread-safe. */
@FunctionalInterface
public interface ShingleSource {

    /**
     * The shingles of an article of the window.
     *
     * @throws IllegalStateException if it is not there
     */
    ShingleSet shingles(String articleId);
}
