package dev.copydesk.ingest.feed;

/** What the bytes behind a feed's address turned out to be. */
public sealed interface FeedDocument permits Feed, NotAFeed {}
