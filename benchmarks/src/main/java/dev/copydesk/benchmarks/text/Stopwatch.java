package dev.copydesk.benchmarks.text;

import java.util.Locale;

/** Runs one library over pages, counts its failures, and takes its time without decoding and scoring. */
final class Stopwatch {
    private static final int WARM_UP_PAGES = 30;

    private final TextLibrary library;
    private int pages;
    private int failures;
    private long nanos;
    private long bytes;
    private int warm;

    Stopwatch(TextLibrary library) {
        this.library = library;
    }

    /** The text; empty where the library failed. */
    String text(SavedPage page) {
        String html = page.html();
        long start = System.nanoTime();
        try {
            return library.text(html, page.url());
        } catch (Exception | StackOverflowError e) {
            failures++;
            return ""; // counted in the table
        } finally {
            if (warm++ >= WARM_UP_PAGES) {
                nanos += System.nanoTime() - start;
                bytes += page.bytes().length;
                pages++;
            }
        }
    }

    String columns() {
        return String.format(
                Locale.ROOT,
                "%d | %.1f | %.1f",
                failures,
                nanos / 1e6 / Math.max(pages, 1),
                bytes / 1e6 / Math.max(nanos / 1e9, 1e-9));
    }
}
