package dev.copydesk.benchmarks.duplicate;

import java.util.List;
import java.util.Map;

/** One way of finding duplicates. */
interface Finder {
    String name();

    /** The group of each document, by id. Documents come in order. */
    Map<String, String> groups(List<Document> documents);
}
