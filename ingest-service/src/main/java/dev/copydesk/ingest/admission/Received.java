package dev.copydesk.ingest.admission;

import dev.copydesk.model.RawArticle;
import org.jspecify.annotations.Nullable;

/** What a record of {@code articles.received} is. */
sealed interface Received {

    /** Something that a source sent. */
    record Article(RawArticle article) implements Received {}

    /**
     * A dead letter's article is to go through the stages again. Counts as nothing: no source sent it.
     *
     * @param revision issued only while it is the current one; null for whichever is
     */
    record ReissueOrder(@Nullable String id, @Nullable Integer revision) implements Received {}
}
