package dev.copydesk.enrich.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Joins paragraphs to a text that stays below a bound. */
final class TextLimit {
    /** One MiB of characters: ten times the longest article, and well below the largest event. */
    static final int MAX_CHARS = 1024 * 1024;

    private TextLimit() {}

    /** @param truncation absent where all paragraphs are in the text */
    record Joined(String text, @Nullable String truncation) {}

    /** Cuts between two paragraphs; a single paragraph that is too long is cut at a space, else anywhere. */
    static Joined join(List<String> paragraphs) {
        List<String> kept = new ArrayList<>(paragraphs.size());
        int length = 0;
        for (String paragraph : paragraphs) {
            int longer = length + (kept.isEmpty() ? 0 : MainText.PARAGRAPH_SEPARATOR.length()) + paragraph.length();
            if (longer > MAX_CHARS) {
                if (kept.isEmpty()) {
                    kept.add(FirstSentence.cut(paragraph, MAX_CHARS));
                }
                return new Joined(
                        String.join(MainText.PARAGRAPH_SEPARATOR, kept),
                        "text cut after " + kept.size() + " of " + paragraphs.size() + " paragraphs: more than "
                                + MAX_CHARS + " characters");
            }
            kept.add(paragraph);
            length = longer;
        }
        return new Joined(String.join(MainText.PARAGRAPH_SEPARATOR, kept), null);
    }
}
