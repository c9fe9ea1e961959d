package dev.copydesk.benchmarks.language.training;

import dev.copydesk.enrich.language.LanguageClass;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Languages that are written in two scripts, letter by letter: statistics of one script serve for the other. */
final class Transliteration {
    private static final Map<String, Map<Character, String>> TABLES = Map.of(
            "sr-Latn",
            table("абвгдђежзијклмнопрстћуфхцчш".split(""), "abvgdđežzijklmnoprstćufhcčš".split(""), "љ lj њ nj џ dž"),
            "az-Cyrl",
            table("abcçdeəfgğhxıijkqlmnoöprsştuüvyz".split(""), "абҹчдеәфҝғһхыижкглмноөпрсштуүвјз".split(""), ""));

    private Transliteration() {}

    static boolean exists(LanguageClass language) {
        return TABLES.containsKey(key(language));
    }

    /** A text in lower case, in the script of the class. */
    static String of(String text, LanguageClass language) {
        Map<Character, String> table = Objects.requireNonNull(TABLES.get(key(language)));
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = Character.toLowerCase(text.charAt(i));
            out.append(table.getOrDefault(c, String.valueOf(c)));
        }
        return out.toString();
    }

    private static String key(LanguageClass language) {
        return language.code() + "-" + language.script();
    }

    private static Map<Character, String> table(String[] from, String[] to, String pairs) {
        Map<Character, String> table = new HashMap<>();
        for (int i = 0; i < from.length; i++) {
            table.put(from[i].charAt(0), to[i]);
        }
        String[] more = pairs.isEmpty() ? new String[0] : pairs.split(" ");
        for (int i = 0; i < more.length; i += 2) {
            table.put(more[i].charAt(0), more[i + 1]);
        }
        return table;
    }
}
