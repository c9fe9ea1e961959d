package dev.copydesk.index.elasticsearch;

/**
 * What the index has of an article.
 *
 * @param isExpired whether its month left, so that a search does not find it
 */
public record IndexedVersion(long version, boolean isExpired) {}
