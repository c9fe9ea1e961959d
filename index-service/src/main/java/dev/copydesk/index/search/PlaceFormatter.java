package dev.copydesk.index.search;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;

/** Each passage as HTML of its own: the text escaped, what matches in {@code <em>}. Thread-safe. */
final class PlaceFormatter extends PassageFormatter {
    /** A sentence without an end is cut around its first match. */
    private static final int MAX_LENGTH = 400;

    private static final int LEAD = 100;

    /** @param html one string a passage */
    record Places(List<String> html) {}

    @Override
    public Places format(Passage[] passages, String content) {
        List<String> places = new ArrayList<>();
        for (Passage passage : passages) {
            if (passage.getNumMatches() > 0) {
                places.add(place(passage, content));
            }
        }
        return new Places(places);
    }

    private static String place(Passage passage, String content) {
        int from = passage.getStartOffset();
        int to = passage.getEndOffset();
        if (to - from > MAX_LENGTH) {
            from = boundary(content, Math.max(from, passage.getMatchStarts()[0] - LEAD));
            to = boundary(content, Math.min(to, from + MAX_LENGTH));
        }
        StringBuilder html = new StringBuilder();
        int position = from;
        for (int i = 0; i < passage.getNumMatches(); i++) {
            int start = Math.max(passage.getMatchStarts()[i], position);
            int end = Math.min(passage.getMatchEnds()[i], to);
            if (start < end) {
                escape(content, position, start, html);
                html.append("<em>");
                escape(content, start, end, html);
                html.append("</em>");
                position = end;
            }
        }
        escape(content, position, to, html);
        return html.toString().strip();
    }

    /** Never between the halves of a surrogate pair. */
    private static int boundary(String content, int position) {
        return position > 0 && position < content.length() && Character.isLowSurrogate(content.charAt(position))
                ? position - 1
                : position;
    }

    private static void escape(String content, int from, int to, StringBuilder html) {
        for (int i = from; i < to; i++) {
            char c = content.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                case '\n', '\r', '\t' -> html.append(' ');
                default -> html.append(c);
            }
        }
    }
}
