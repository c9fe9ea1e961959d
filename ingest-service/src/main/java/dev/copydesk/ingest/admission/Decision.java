package dev.copydesk.ingest.admission;

import dev.copydesk.model.RawArticle;

/** What admission makes of a received article. */
public sealed interface Decision {

    /** A new article, or a new revision of a known one; a revision supersedes the one before. */
    record NewRevision(RawArticle admitted, boolean supersedes) implements Decision {}

    /** The same content again, from the owner or a source that sent it before. */
    record Unchanged() implements Decision {}

    /** Unchanged, but from another source than before: the article goes out again, with that source added. */
    record SourceJoined(RawArticle admitted) implements Decision {}

    /** Other content, fetched before the current one. */
    record Stale() implements Decision {}

    /** The id was taken down. */
    record TakenDown() implements Decision {}
}
