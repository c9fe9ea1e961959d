package dev.copydesk.enrich.language;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What each character means for the language: a letter of a script, a mark on the letter before, a symbol of code, or a break. */
final class CharacterKinds {
    /** Ends a word: spaces, digits, punctuation, emoji, controls. */
    static final int BREAK = 0;
    /** Belongs to the letter before it. */
    static final int MARK = 1;
    /** A break that programs and markup are full of. */
    static final int SYMBOL = 2;
    /** Says nothing at all: joiners, marks of direction, soft hyphens. */
    static final int IGNORED = 3;
    /** This plus the {@link #index} of the script. */
    static final int FIRST_SCRIPT = 4;

    private static final String SYMBOLS = "{}[]<>=;_\\|$+*^";
    private static final List<UnicodeScript> SCRIPTS = List.copyOf(EnumSet.allOf(UnicodeScript.class));
    private static final Map<UnicodeScript, Integer> INDICES = indices();
    private static final short[] KINDS = kinds();

    private CharacterKinds() {}

    /** The kind of a character; a lone surrogate is a break. */
    static int of(char c) {
        return KINDS[c];
    }

    /** The kind of a code point beyond the first plane. */
    static int ofSupplementary(int codePoint) {
        return Character.isLetter(codePoint) ? FIRST_SCRIPT + index(UnicodeScript.of(codePoint)) : BREAK;
    }

    static UnicodeScript script(int kind) {
        return SCRIPTS.get(kind - FIRST_SCRIPT);
    }

    /** Where a script is counted, below {@link #scripts()}. */
    static int index(UnicodeScript script) {
        return Objects.requireNonNull(INDICES.get(script));
    }

    static int scripts() {
        return SCRIPTS.size();
    }

    private static Map<UnicodeScript, Integer> indices() {
        Map<UnicodeScript, Integer> indices = new EnumMap<>(UnicodeScript.class);
        SCRIPTS.forEach(script -> indices.put(script, indices.size()));
        return indices;
    }

    private static short[] kinds() {
        short[] kinds = new short[Character.MAX_VALUE + 1];
        for (int c = 0; c < kinds.length; c++) {
            kinds[c] = (short) kind((char) c);
        }
        return kinds;
    }

    private static int kind(char c) {
        int type = Character.getType(c);
        if (type == Character.FORMAT) {
            return IGNORED;
        }
        if (type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK) {
            return MARK;
        }
        if (!Character.isLetter(c)) {
            return SYMBOLS.indexOf(c) >= 0 ? SYMBOL : BREAK;
        }
        UnicodeScript script = UnicodeScript.of(c);
        // Japanese is written in both syllabaries at once.
        UnicodeScript counted = script == UnicodeScript.KATAKANA ? UnicodeScript.HIRAGANA : script;
        return counted == UnicodeScript.COMMON || counted == UnicodeScript.INHERITED
                ? MARK
                : FIRST_SCRIPT + index(counted);
    }
}
