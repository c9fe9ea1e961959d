package dev.copydesk.ingest.document;

import dev.copydesk.model.RawArticle;
import java.util.List;

/** What became of one row. */
public sealed interface RowOutcome {

    /**
     * The row is an article.
     *
     * @param warnings what in it could not be used, one line each; the article is complete without it
     */
    record Article(RawArticle article, List<String> warnings) implements RowOutcome {}

    /**
     * The row is none.
     *
     * @param reason one line: what is wrong and what to do
     */
    record Refused(String reason) implements RowOutcome {}
}
