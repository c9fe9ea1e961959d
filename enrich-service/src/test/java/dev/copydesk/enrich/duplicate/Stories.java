package dev.copydesk.enrich.duplicate;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Texts that read like news to a fingerprint: sentences of made-up words, and versions of them. */
final class Stories {
    private static final String[] SYLLABLES = {
        "ba", "con", "der", "el", "fu", "gra", "hin", "il", "jo", "kem", "lor", "mi", "nu", "or", "pel", "qua", "ris",
        "sta", "tu", "ven"
    };

    private Stories() {}

    static String text(Random random, int words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append(word(random)).append(i % 12 == 11 ? ".\n" : " ");
        }
        return text.toString();
    }

    /** The text with each word replaced by chance. */
    static String version(Random random, String text, double replaced) {
        List<String> words = new ArrayList<>(List.of(text.split("(?<=\\s)")));
        words.replaceAll(word -> random.nextDouble() < replaced ? word(random) + ' ' : word);
        return String.join("", words);
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 2 + random.nextInt(2); i++) {
            word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
        }
        return word.toString();
    }
}
