package dev.copydesk.benchmarks.text;

import java.util.List;

/** A page of trafilatura's collection with snippets that its main text must and must not hold. */
record SnippetPage(SavedPage page, List<String> with, List<String> without) {}
