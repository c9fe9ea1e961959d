package dev.copydesk.index.write;

import dev.copydesk.index.document.ArticleDocument;
import java.time.Instant;

/** One item of a bulk request. The highest {@code version} of an {@code id} wins, whatever the order of arrival. */
public sealed interface WriteAction {

    String index();

    /** The article's id, which is the document's. */
    String id();

    long version();

    Origin origin();

    /** What the item takes in a request, in bytes; its action line, and the time of writing, are estimated. */
    int sizeInBytes();

    /**
     * @param fetchedAt when its source was asked
     * @param document what is indexed, but for the time of its writing
     */
    record Put(String index, String id, long version, Instant fetchedAt, ArticleDocument document, Origin origin)
            implements WriteAction {
        @Override
        public int sizeInBytes() {
            return ACTION_LINE_BYTES + document.sizeInBytes();
        }
    }

    /** Deletes, and leaves behind the version for as long as {@code index.gc_deletes} says. */
    record Remove(String index, String id, long version, Origin origin) implements WriteAction {
        @Override
        public int sizeInBytes() {
            return ACTION_LINE_BYTES;
        }
    }

    int ACTION_LINE_BYTES = 200;
}
