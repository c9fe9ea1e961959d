package dev.copydesk.ingest.feed;

/** The bounds of what one feed may bring; whatever lies beyond is left out, and a problem says so. */
public final class FeedLimits {
    /** What is read of a document. */
    public static final int MAX_BYTES = 16 * 1024 * 1024;

    /** Far above any feed's length, and still a bounded number of messages. */
    public static final int MAX_ITEMS = 10_000;

    /** Elements within elements; markup in an item nests less than 50 deep. */
    public static final int MAX_DEPTH = 200;

    /** Elements of one item, markup included. */
    public static final int MAX_ELEMENTS_PER_ITEM = 50_000;

    /** Characters of one text. */
    public static final int MAX_TEXT = 1024 * 1024;

    /** Authors, categories, enclosures or images of one item. */
    public static final int MAX_LIST_ENTRIES = 200;

    /** Entities that a DTD may declare; their texts may not hold others, so that nothing can grow by itself. */
    public static final int MAX_DTD_ENTITIES = 256;

    /** Characters that all uses of a DTD's entities may add to a document. */
    public static final int MAX_DTD_EXPANSION = 256 * 1024;

    /** Lines about problems; the rest is only counted. */
    public static final int MAX_PROBLEMS = 50;

    /** Feeds that a page may link. */
    public static final int MAX_LINKED_FEEDS = 50;

    private FeedLimits() {}
}
