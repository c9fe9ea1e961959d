package dev.copydesk.ingest.registry;

/** Where a record was written in the topic {@code feeds}. */
record FeedPosition(int partition, long offset) {}
