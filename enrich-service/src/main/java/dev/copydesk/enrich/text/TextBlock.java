package dev.copydesk.enrich.text;

import org.jsoup.nodes.Element;

/**
 * A run of text between two block boundaries of a page.
 *
 * @param index its place among the blocks of the page
 * @param element the innermost block element around it
 * @param text clean, on one line
 * @param linkChars how many characters of it are links
 */
record TextBlock(int index, Element element, String text, int linkChars) {
    private static final int MIN_CHARS = 25;
    private static final double MAX_LINK_DENSITY = 0.5;
    private static final int CHARS_A_POINT = 100;
    private static final int MAX_LENGTH_POINTS = 3;

    /** A letter of Chinese, Japanese or Korean says about as much as three of an alphabet. */
    private static final int LETTERS_OF_ALPHABET = 3;

    boolean isLinks() {
        return linkDensity() > MAX_LINK_DENSITY;
    }

    double linkDensity() {
        return Math.min(1, (double) linkChars / text.length());
    }

    boolean isHeading() {
        String name = element.normalName();
        return name.length() == 2 && name.charAt(0) == 'h' && Character.isDigit(name.charAt(1));
    }

    /** Its length, as if written in an alphabet. */
    int weight() {
        int dense = 0;
        for (int i = 0; i < text.length(); i++) {
            dense += text.charAt(i) >= 0x2E80 && text.charAt(i) < 0xFB00 ? 1 : 0;
        }
        return text.length() + dense * (LETTERS_OF_ALPHABET - 1);
    }

    /**
     * How much it looks like a paragraph: a point, one for each comma, one for each hundred characters up to three, less
     * its share of links. After Arc90's Readability (2009).
     */
    double score() {
        int weight = weight();
        if (weight < MIN_CHARS || isHeading()) {
            return 0;
        }
        long commas = text.chars()
                .filter(c -> c == ',' || c == '，' || c == '、' || c == '،')
                .count();
        double points = 1 + Math.min(commas, 10) + Math.min((double) weight / CHARS_A_POINT, MAX_LENGTH_POINTS);
        return points * (1 - linkDensity());
    }
}
