package dev.copydesk.enrich.text;

import dev.copydesk.model.date.ArticleDates;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place, day and agency that open a report: "ROMA, 3 marzo – ", "PARIS (Reuters) - ", "Berlin, 3. März 2021 (dpa) — ".
 *
 * <p>Told by form alone, in any language: a place of few words that begin with capitals where the script has such, perhaps more in
 * commas or brackets, then a dash. The place must be all in capitals, or a day or an agency in brackets must follow; a sentence that
 * merely begins with a name and a dash is none.
 */
final class Dateline {
    private static final int MAX_CHARS = 90;
    private static final int MAX_PLACE_WORDS = 5;
    private static final int MIN_CAPITALS = 3;

    /** Added where the writer left the year out. */
    private static final int LEAP_YEAR = 2024;

    private static final Pattern YEAR = Pattern.compile("\\d{4}");

    /** A dash that stands between spaces, or a long one even without. */
    private static final Pattern DASH = Pattern.compile("\\s+(?:--?|[–—―])\\s+|\\s?(?:--|[—―])\\s?");

    /** Commas, and brackets around an agency. */
    private static final Pattern PARTS = Pattern.compile("\\s*[,،、]\\s*|\\s+(?=[(\\[])");

    private Dateline() {}

    /** The index of the first character of the report itself; 0 where the paragraph has no dateline. */
    static int end(String paragraph) {
        Matcher dash = DASH.matcher(paragraph).region(0, Math.min(paragraph.length(), MAX_CHARS));
        if (!dash.find() || dash.end() == paragraph.length()) {
            return 0;
        }
        String firstWord = paragraph.substring(dash.end()).split(" ", 2)[0];
        return isDateline(paragraph.substring(0, dash.start()), isAllCapitals(firstWord)) ? dash.end() : 0;
    }

    /** @param shouting whether what follows is in capitals, too, so that those of the place tell nothing */
    private static boolean isDateline(String head, boolean shouting) {
        String[] parts = PARTS.split(head);
        if (!isPlace(parts[0])) {
            return false;
        }
        boolean isSure = isAllCapitals(parts[0]) && !shouting;
        for (int i = 1; i < parts.length; i++) {
            boolean bracketed = isBracketed(parts[i]);
            boolean day = isDay(parts[i]);
            if (!bracketed && !day && !isPlace(parts[i])) {
                return false;
            }
            isSure |= bracketed || day;
        }
        return isSure;
    }

    private static boolean isPlace(String part) {
        String[] words = part.split(" ");
        if (part.isEmpty() || words.length > MAX_PLACE_WORDS || startsLowerCase(words[0])) {
            return false;
        }
        for (String word : words) {
            // Particles, as in "Rio de Janeiro" or "Frankfurt am Main", are short.
            if (startsLowerCase(word) && word.length() > 3) {
                return false;
            }
        }
        return part.codePoints()
                .allMatch(c -> Character.isLetter(c)
                        || Character.getType(c) == Character.NON_SPACING_MARK
                        || Character.getType(c) == Character.COMBINING_SPACING_MARK
                        || " .-'’/".indexOf(c) >= 0);
    }

    private static boolean isBracketed(String part) {
        return part.length() > 2
                && "([".indexOf(part.charAt(0)) >= 0
                && ")]".indexOf(part.charAt(part.length() - 1)) >= 0;
    }

    /** "3 marzo", "Oct. 29", "le 5 novembre 2026", "2026". */
    private static boolean isDay(String part) {
        return YEAR.matcher(part).matches()
                || ArticleDates.read(part, true).isPresent()
                || ArticleDates.read(part + ", " + LEAP_YEAR, true).isPresent();
    }

    private static boolean isAllCapitals(String place) {
        return place.codePoints().filter(Character::isUpperCase).count() >= MIN_CAPITALS
                && place.codePoints().noneMatch(Character::isLowerCase);
    }

    private static boolean startsLowerCase(String word) {
        return !word.isEmpty() && Character.isLowerCase(word.codePointAt(0));
    }
}
