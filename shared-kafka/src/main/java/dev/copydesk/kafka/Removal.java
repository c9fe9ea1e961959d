package dev.copydesk.kafka;

import java.time.Instant;

/**
 * What must be known to remove an article from a sink.
 *
 * @param firstSeenAt tells which month it was indexed in
 * @param version see {@link dev.copydesk.model.ArticleVersion#ofRemoval}
 */
public record Removal(Instant firstSeenAt, long version) {}
