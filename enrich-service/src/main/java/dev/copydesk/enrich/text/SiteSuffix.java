package dev.copydesk.enrich.text;

/** Takes the publisher's name off the title of a page: "Mayor defies order | The Example Times". */
final class SiteSuffix {
    private static final String[] SEPARATORS = {" | ", " – ", " — ", " - ", " :: ", " • ", " · ", " » "};
    private static final int MAX_SUFFIX_WORDS = 5;
    private static final int MIN_TITLE_WORDS = 2;
    /** Beyond this a line is a paragraph. */
    private static final int MAX_TITLE_CHARS = 300;

    private SiteSuffix() {}

    static String strip(String title, LineRules rules) {
        return strip(title, "", rules);
    }

    /** @param siteName the publisher's name as the page gives it; empty if unknown */
    static String strip(String title, String siteName, LineRules rules) {
        if (title.length() > MAX_TITLE_CHARS) {
            return title;
        }
        String stripped = title;
        // Twice, because sections stand there too: "Title - World - The Example Times".
        for (int round = 0; round < 2; round++) {
            stripped = stripOnce(stripped, siteName, rules);
        }
        return stripped;
    }

    private static String stripOnce(String title, String siteName, LineRules rules) {
        for (String separator : SEPARATORS) {
            int at = title.lastIndexOf(separator);
            if (at < 0) {
                continue;
            }
            String before = title.substring(0, at).strip();
            String after = title.substring(at + separator.length()).strip();
            if (words(before) >= MIN_TITLE_WORDS && isSite(after, siteName, separator, rules)) {
                return before;
            }
        }
        return title;
    }

    private static boolean isSite(String after, String siteName, String separator, LineRules rules) {
        String key = LineKey.of(after);
        if (key.equals(LineKey.of(siteName)) || rules.is(LineRules.Kind.KICKER, key)) {
            return true;
        }
        return words(after) <= MAX_SUFFIX_WORDS && (separator.equals(" | ") || rules.namesOutlet(key));
    }

    private static int words(String text) {
        return text.isEmpty() ? 0 : text.split(" ").length;
    }
}
