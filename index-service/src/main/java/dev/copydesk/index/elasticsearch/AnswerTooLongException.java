package dev.copydesk.index.elasticsearch;

import java.io.IOException;

/** An answer of Elasticsearch is longer than what is held in memory: ask for less at a time. */
public final class AnswerTooLongException extends IOException {
    private static final long serialVersionUID = 1;

    AnswerTooLongException(Throwable cause) {
        super("the answer is too long; ask for less at a time", cause);
    }
}
