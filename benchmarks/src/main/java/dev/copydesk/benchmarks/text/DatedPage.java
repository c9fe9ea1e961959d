package dev.copydesk.benchmarks.text;

/**
 * A page of htmldate's collection.
 *
 * @param day of its publication, as {@code 2016-12-23}
 */
record DatedPage(SavedPage page, String day) {}
