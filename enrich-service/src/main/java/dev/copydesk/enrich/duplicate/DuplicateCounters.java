package dev.copydesk.enrich.duplicate;

/**
 * What the search for duplicates met, since the process started.
 *
 * @param comparisons exact comparisons of two texts
 * @param bucketOverflows how often an article met a bucket with more in it than it is compared with
 * @param floods how often a group turned out to be a flood
 */
public record DuplicateCounters(long comparisons, long bucketOverflows, long floods) {}
