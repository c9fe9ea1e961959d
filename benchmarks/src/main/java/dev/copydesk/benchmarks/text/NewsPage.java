package dev.copydesk.benchmarks.text;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the Fundus collection with what the rules written for its publisher find in it.
 *
 * @param body summary, headings and paragraphs, a line each
 */
record NewsPage(
        SavedPage page,
        String title,
        String body,
        List<String> authors,
        @Nullable OffsetDateTime publishedAt) {}
