package dev.copydesk.enrich.language;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Scripts by their ISO 15924 codes, and the scripts that a single language writes in the news. */
final class Scripts {
    private static final Map<UnicodeScript, String> SOLE_LANGUAGES = new EnumMap<>(Map.ofEntries(
            Map.entry(UnicodeScript.HANGUL, "ko"),
            Map.entry(UnicodeScript.HIRAGANA, "ja"),
            Map.entry(UnicodeScript.HAN, "zh"),
            Map.entry(UnicodeScript.THAI, "th"),
            Map.entry(UnicodeScript.GREEK, "el"),
            Map.entry(UnicodeScript.GEORGIAN, "ka"),
            Map.entry(UnicodeScript.ARMENIAN, "hy"),
            Map.entry(UnicodeScript.KHMER, "km"),
            Map.entry(UnicodeScript.LAO, "lo"),
            Map.entry(UnicodeScript.SINHALA, "si"),
            Map.entry(UnicodeScript.TAMIL, "ta"),
            Map.entry(UnicodeScript.TELUGU, "te"),
            Map.entry(UnicodeScript.KANNADA, "kn"),
            Map.entry(UnicodeScript.MALAYALAM, "ml"),
            Map.entry(UnicodeScript.GUJARATI, "gu"),
            Map.entry(UnicodeScript.GURMUKHI, "pa"),
            Map.entry(UnicodeScript.ORIYA, "or"),
            Map.entry(UnicodeScript.THAANA, "dv")));

    private static final Map<UnicodeScript, String> CODES = new EnumMap<>(Map.ofEntries(
            Map.entry(UnicodeScript.LATIN, "Latn"),
            Map.entry(UnicodeScript.CYRILLIC, "Cyrl"),
            Map.entry(UnicodeScript.ARABIC, "Arab"),
            Map.entry(UnicodeScript.HEBREW, "Hebr"),
            Map.entry(UnicodeScript.GREEK, "Grek"),
            Map.entry(UnicodeScript.DEVANAGARI, "Deva"),
            Map.entry(UnicodeScript.BENGALI, "Beng"),
            Map.entry(UnicodeScript.HAN, "Hani"),
            Map.entry(UnicodeScript.HIRAGANA, "Jpan"),
            Map.entry(UnicodeScript.HANGUL, "Hang"),
            Map.entry(UnicodeScript.BOPOMOFO, "Bopo"),
            Map.entry(UnicodeScript.THAI, "Thai"),
            Map.entry(UnicodeScript.LAO, "Laoo"),
            Map.entry(UnicodeScript.KHMER, "Khmr"),
            Map.entry(UnicodeScript.MYANMAR, "Mymr"),
            Map.entry(UnicodeScript.TIBETAN, "Tibt"),
            Map.entry(UnicodeScript.MONGOLIAN, "Mong"),
            Map.entry(UnicodeScript.GEORGIAN, "Geor"),
            Map.entry(UnicodeScript.ARMENIAN, "Armn"),
            Map.entry(UnicodeScript.ETHIOPIC, "Ethi"),
            Map.entry(UnicodeScript.TAMIL, "Taml"),
            Map.entry(UnicodeScript.TELUGU, "Telu"),
            Map.entry(UnicodeScript.KANNADA, "Knda"),
            Map.entry(UnicodeScript.MALAYALAM, "Mlym"),
            Map.entry(UnicodeScript.SINHALA, "Sinh"),
            Map.entry(UnicodeScript.GUJARATI, "Gujr"),
            Map.entry(UnicodeScript.GURMUKHI, "Guru"),
            Map.entry(UnicodeScript.ORIYA, "Orya"),
            Map.entry(UnicodeScript.THAANA, "Thaa"),
            Map.entry(UnicodeScript.CHEROKEE, "Cher"),
            Map.entry(UnicodeScript.CANADIAN_ABORIGINAL, "Cans")));

    /** ISO 15924 for "uncoded": a script that no newspaper is written in. */
    private static final String UNCODED = "Zzzz";

    private Scripts() {}

    /** The language of a script that hardly another one is written in. */
    static Optional<String> soleLanguage(UnicodeScript script) {
        return Optional.ofNullable(SOLE_LANGUAGES.get(script));
    }

    /** Scripts that put no space between words are content with one. */
    static int minWords(UnicodeScript script) {
        return switch (script) {
            case HAN, HIRAGANA, THAI, LAO, KHMER -> 1;
            default -> 2;
        };
    }

    /** ISO 15924; Hiragana stands for all of Japanese, see {@link LetterSample}. */
    static String code(UnicodeScript script) {
        return CODES.getOrDefault(script, UNCODED);
    }
}
