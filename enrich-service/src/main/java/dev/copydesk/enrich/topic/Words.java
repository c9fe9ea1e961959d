package dev.copydesk.enrich.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words of a text in lower case: runs of letters and digits. Apostrophes separate, so that "l'économie" is two words. */
public final class Words {
    private Words() {}

    public static List<String> of(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>(lower.length() / 5);
        int start = -1;
        for (int i = 0; i < lower.length(); i++) {
            boolean inside = isInside(lower.charAt(i));
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                words.add(lower.substring(start, i));
                start = -1;
            }
        }
        if (start >= 0) {
            words.add(lower.substring(start));
        }
        return words;
    }

    private static boolean isInside(char c) {
        return Character.isLetterOrDigit(c)
                || Character.isSurrogate(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }
}
