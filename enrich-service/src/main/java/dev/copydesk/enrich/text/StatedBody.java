package dev.copydesk.enrich.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;

/**
 * The text that a page states in its {@code articleBody}: often cut, often without paragraphs, and so evidence for the blocks of
 * the page rather than the text itself. Immutable.
 */
final class StatedBody {
    static final StatedBody NONE = new StatedBody("", List.of());

    private static final int SHINGLE_CHARS = 12;
    private static final int MIN_CHARS = 300;

    private final String text;
    private final List<String> paragraphs;
    private final Set<Long> shingles = new HashSet<>();

    private StatedBody(String text, List<String> paragraphs) {
        this.text = text;
        this.paragraphs = paragraphs;
        String letters = letters(text);
        for (int i = 0; i + SHINGLE_CHARS <= letters.length(); i++) {
            shingles.add(hash(letters, i));
        }
    }

    static StatedBody of(String articleBody) {
        if (articleBody.length() < MIN_CHARS || articleBody.length() > CleanText.MAX_INPUT_CHARS) {
            return NONE;
        }
        boolean markup = articleBody.indexOf('<') >= 0 || articleBody.indexOf('&') >= 0;
        String visible = articleBody;
        if (markup) {
            visible = Jsoup.parse(articleBody.replace("\n", "<br>")).wholeText();
        }
        List<String> paragraphs = new ArrayList<>();
        for (String line : CleanText.of(visible).split("\n")) {
            if (!line.isBlank()) {
                paragraphs.add(line.strip());
            }
        }
        String text = String.join("\n", paragraphs);
        return text.length() < MIN_CHARS ? NONE : new StatedBody(text, List.copyOf(paragraphs));
    }

    boolean isEmpty() {
        return paragraphs.isEmpty();
    }

    int length() {
        return text.length();
    }

    List<String> paragraphs() {
        return paragraphs;
    }

    /** The share of a text, in runs of letters and digits, that stands here too; 1 for a text that is too short to tell. */
    double coverage(String other) {
        String letters = letters(other);
        int runs = letters.length() - SHINGLE_CHARS + 1;
        if (runs <= 0) {
            return 1;
        }
        int both = 0;
        for (int i = 0; i < runs; i++) {
            both += shingles.contains(hash(letters, i)) ? 1 : 0;
        }
        return (double) both / runs;
    }

    private static String letters(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        text.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
        return letters.toString().toLowerCase(Locale.ROOT);
    }

    private static long hash(String letters, int from) {
        long hash = 1125899906842597L;
        for (int i = from; i < from + SHINGLE_CHARS; i++) {
            hash = 31 * hash + letters.charAt(i);
        }
        return hash;
    }
}
