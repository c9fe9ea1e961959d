package dev.copydesk.enrich.text;

import java.util.Locale;
import java.util.Set;

/** The first sentence of a text, which serves as the title where there is none. */
public final class FirstSentence {
    public static final int MAX_TITLE_CHARS = 120;

    private static final int MIN_SENTENCE_CHARS = 12;
    private static final String TERMINALS = ".!?…。！？؟।";
    private static final String CLOSERS = "\"'”’»)]」』";
    private static final Set<String> ABBREVIATIONS = Set.of(
            "mr", "mrs", "ms", "dr", "st", "sen", "rep", "gov", "gen", "col", "lt", "sgt", "rev", "prof", "jr", "sr",
            "no", "vs", "inc", "co", "corp", "ltd", "jan", "feb", "aug", "sept", "oct", "nov", "dec", "approx", "z.b",
            "bzw", "ca", "nr", "hr", "fr", "m", "mme", "sra", "dña", "etc", "al");

    private FirstSentence() {}

    /**
     * The first sentence without its {@link Dateline}, at most {@value #MAX_TITLE_CHARS} characters, cut between words.
     * Empty for an empty text.
     */
    public static String titleOf(String text) {
        int paragraphEnd = text.indexOf('\n');
        String first = paragraphEnd < 0 ? text : text.substring(0, paragraphEnd);
        String paragraph = first.substring(Dateline.end(first));
        String sentence = paragraph.substring(0, sentenceEnd(paragraph)).strip();
        return cut(sentence, MAX_TITLE_CHARS);
    }

    /** At most so many characters, cut after a whole word where one ends in the last half. */
    public static String cut(String text, int maxChars) {
        if (text.length() <= maxChars) {
            return text;
        }
        int end = text.lastIndexOf(' ', maxChars);
        if (end < maxChars / 2) {
            end = Character.isHighSurrogate(text.charAt(maxChars - 1)) ? maxChars - 1 : maxChars;
        }
        int last = end;
        while (last > 0 && ",;:-–— ".indexOf(text.charAt(last - 1)) >= 0) {
            last--;
        }
        return text.substring(0, last == 0 ? end : last);
    }

    /** Whether the text ends as a sentence does, whatever quotes and brackets come after. */
    static boolean endsSentence(String text) {
        int last = text.length() - 1;
        while (last >= 0 && CLOSERS.indexOf(text.charAt(last)) >= 0) {
            last--;
        }
        return last >= 0 && TERMINALS.indexOf(text.charAt(last)) >= 0 && !isAbbreviation(text, last);
    }

    private static int sentenceEnd(String paragraph) {
        for (int i = MIN_SENTENCE_CHARS; i < paragraph.length(); i++) {
            if (TERMINALS.indexOf(paragraph.charAt(i)) < 0 || isAbbreviation(paragraph, i)) {
                continue;
            }
            int end = i + 1;
            while (end < paragraph.length()
                    && (TERMINALS.indexOf(paragraph.charAt(end)) >= 0 || CLOSERS.indexOf(paragraph.charAt(end)) >= 0)) {
                end++;
            }
            boolean unspaced = paragraph.charAt(i) >= 0x3000;
            boolean followed = end < paragraph.length() && paragraph.charAt(end) == ' ';
            if (unspaced || (followed && !startsLowerCase(paragraph, end + 1))) {
                return end;
            }
        }
        return paragraph.length();
    }

    private static boolean startsLowerCase(String text, int from) {
        return from < text.length() && Character.isLowerCase(text.codePointAt(from));
    }

    /** Whether the full stop at that place belongs to "U.S.", "Mr." or an initial. */
    private static boolean isAbbreviation(String text, int dot) {
        if (text.charAt(dot) != '.') {
            return false;
        }
        int start = dot;
        while (start > 0
                && dot - start < 8
                && (Character.isLetter(text.charAt(start - 1)) || text.charAt(start - 1) == '.')) {
            start--;
        }
        String word = text.substring(start, dot);
        return (word.length() == 1 && Character.isUpperCase(word.charAt(0)))
                || word.contains(".")
                || ABBREVIATIONS.contains(word.toLowerCase(Locale.ROOT));
    }
}
