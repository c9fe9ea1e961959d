package dev.copydesk.ingest.feed.opml;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes one list; feeds that follow each other in the same folders share their outlines. */
final class OpmlWriter {
    private final StringBuilder out = new StringBuilder();
    private final List<String> open = new ArrayList<>();

    private OpmlWriter() {}

    static String write(OpmlList list) {
        OpmlWriter writer = new OpmlWriter();
        writer.out.append(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\" xmlns:copydesk=\"urn:copydesk:opml\">\n  <head>\n    <title>");
        writer.escape(list.title() == null ? "" : list.title());
        writer.out.append("</title>\n  </head>\n  <body>\n");
        list.feeds().forEach(writer::feed);
        writer.enter(List.of());
        writer.out.append("  </body>\n</opml>\n");
        return writer.out.toString();
    }

    private void feed(OpmlFeed feed) {
        enter(feed.folders());
        indent();
        out.append("<outline");
        String title = feed.title() == null ? feed.address() : feed.title();
        attribute("text", title);
        attribute("title", feed.title());
        attribute("type", "rss");
        attribute("xmlUrl", feed.address());
        attribute("htmlUrl", feed.homepage());
        attribute("language", feed.language());
        attribute("country", feed.country());
        attribute("copydesk:source", feed.source());
        attribute(
                "copydesk:fetchPages",
                feed.fetchPages() == null ? null : feed.fetchPages().toString());
        if (!feed.categories().isEmpty()) {
            attribute("category", feed.categories().stream().map(c -> "/" + c).collect(Collectors.joining(",")));
        }
        out.append("/>\n");
    }

    private void enter(List<String> folders) {
        int common = 0;
        while (common < Math.min(open.size(), folders.size())
                && open.get(common).equals(folders.get(common))) {
            common++;
        }
        while (open.size() > common) {
            open.remove(open.size() - 1);
            indent();
            out.append("</outline>\n");
        }
        for (String folder : folders.subList(common, folders.size())) {
            indent();
            out.append("<outline");
            attribute("text", folder);
            attribute("title", folder);
            out.append(">\n");
            open.add(folder);
        }
    }

    private void indent() {
        out.append("  ".repeat(open.size() + 2));
    }

    private void attribute(String name, @Nullable String value) {
        if (value != null) {
            out.append(' ').append(name).append("=\"");
            escape(value);
            out.append('"');
        }
    }

    /** White space within an attribute would be read as a plain space; what XML forbids is left out. */
    private void escape(String text) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\t', '\n', '\r' -> out.append("&#").append(c).append(';');
                default -> {
                    boolean forbidden = c < ' '
                            || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                            || c == 0xFFFE
                            || c == 0xFFFF;
                    if (!forbidden) {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
    }
}
