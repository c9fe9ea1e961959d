package dev.copydesk.enrich.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a clean text into its lines, and joins the lines of a text that was wrapped at a fixed width.
 *
 * <p>A text counts as wrapped where most lines that another follows without a gap are nearly as long as the longest one,
 * no line is longer than {@value #MAX_WRAP_WIDTH} characters, and most of them end within a sentence.
 */
final class LineReader {
    private static final int MIN_WRAP_WIDTH = 50;
    private static final int MAX_WRAP_WIDTH = 100;
    private static final int MIN_WRAPPED_LINES = 4;

    private LineReader() {}

    static List<TextLine> read(String clean) {
        List<TextLine> lines = new ArrayList<>();
        boolean gap = false;
        for (String text : clean.split("\n")) {
            if (text.isBlank()) {
                gap = true;
            } else {
                lines.add(line(text.strip(), gap));
                gap = false;
            }
        }
        return isWrapped(lines) ? unwrap(lines) : lines;
    }

    private static TextLine line(String text, boolean gap) {
        return new TextLine(text, LineKey.of(text), TextLine.Role.BODY, gap);
    }

    private static boolean isWrapped(List<TextLine> lines) {
        int width = lines.stream().mapToInt(line -> line.text().length()).max().orElse(0);
        if (width < MIN_WRAP_WIDTH || width > MAX_WRAP_WIDTH) {
            return false;
        }
        int followed = 0;
        int full = 0;
        int open = 0;
        for (int i = 0; i + 1 < lines.size(); i++) {
            if (!lines.get(i + 1).afterGap()) {
                String text = lines.get(i).text();
                followed++;
                full += text.length() >= width * 3 / 4 ? 1 : 0;
                open += FirstSentence.endsSentence(text) ? 0 : 1;
            }
        }
        return followed >= MIN_WRAPPED_LINES && full * 4 >= followed * 3 && open * 3 >= followed * 2;
    }

    private static List<TextLine> unwrap(List<TextLine> lines) {
        List<TextLine> paragraphs = new ArrayList<>();
        StringBuilder paragraph = new StringBuilder();
        boolean gap = false;
        for (TextLine line : lines) {
            if (line.afterGap() && !paragraph.isEmpty()) {
                paragraphs.add(line(paragraph.toString(), gap));
                paragraph.setLength(0);
            }
            if (paragraph.isEmpty()) {
                gap = line.afterGap();
            } else {
                paragraph.append(' ');
            }
            paragraph.append(line.text());
        }
        if (!paragraph.isEmpty()) {
            paragraphs.add(line(paragraph.toString(), gap));
        }
        return paragraphs;
    }
}
