package dev.copydesk.cli.push;

import java.util.Locale;
import java.util.Optional;

/** What a file holds, told by its name's end. */
enum DocumentKind {
    /** The whole file is one article in plain text. */
    TEXT,
    /** The whole file is one article in HTML. */
    HTML,
    /** One JSON row, an array of rows, or rows one behind the other. */
    JSON,
    /** One JSON row a line. */
    LINES,
    /** RSS, Atom or another feed: its items are the articles. */
    FEED,
    /** A list of feeds. */
    FEED_LIST;

    static Optional<DocumentKind> of(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        return switch (dot < 0 ? "" : name.substring(dot + 1)) {
            case "txt" -> Optional.of(TEXT);
            case "html", "htm" -> Optional.of(HTML);
            case "json" -> Optional.of(JSON);
            case "jsonl", "ndjson" -> Optional.of(LINES);
            case "xml", "rss", "atom" -> Optional.of(FEED);
            case "opml" -> Optional.of(FEED_LIST);
            default -> Optional.empty();
        };
    }
}
