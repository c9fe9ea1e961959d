package dev.copydesk.index.write;

/** Is told what Elasticsearch answered for each item, every time it is asked. Called by several threads; must not block. */
public interface Answers {
    /** Nobody listens. */
    Answers UNHEARD = (action, outcome) -> {};

    void answered(WriteAction action, BulkItemOutcome outcome);
}
