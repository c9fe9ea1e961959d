package dev.copydesk.model;

/** Names of the Kafka record headers. Values are UTF-8 text. */
public final class EventHeaders {
    /** The record's simple name, such as {@code RawArticle}. */
    public static final String EVENT_TYPE = "event-type";
    /** The version of the event's JSON form, {@value #VERSION}. */
    public static final String EVENT_VERSION = "event-version";
    /** W3C Trace Context. */
    public static final String TRACEPARENT = "traceparent";
    /** On a removal (a null value): the article's {@code firstSeenAt}, ISO 8601. */
    public static final String FIRST_SEEN_AT = "first-seen-at";
    /** On a removal (a null value): see {@link ArticleVersion#ofRemoval}. */
    public static final String REMOVAL_VERSION = "version";

    /** On a record that was sent again from the dead letters, and on all that becomes of it: how many times, from 1. */
    public static final String REDRIVES = "redrives";
    /** On the order to issue an article again: the revision that is meant. */
    public static final String REVISION = "revision";
    /** On a dead letter that was given up: when, ISO 8601. */
    public static final String DROPPED_AT = "dropped-at";

    public static final String VERSION = "1";

    private EventHeaders() {}
}
