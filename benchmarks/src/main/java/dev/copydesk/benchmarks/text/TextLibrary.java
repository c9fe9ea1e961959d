package dev.copydesk.benchmarks.text;

import org.jspecify.annotations.Nullable;

/** A library that finds the main text of a page. */
interface TextLibrary {
    String name();

    /**
     * The main text; empty where the library finds none.
     *
     * @throws Exception whatever the library throws; counted, and the page has no text then
     */
    String text(String html, @Nullable String url) throws Exception;
}
