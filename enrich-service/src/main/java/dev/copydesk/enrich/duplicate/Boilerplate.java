package dev.copydesk.enrich.duplicate;

import dev.copydesk.enrich.text.RuleFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Drops lines that sites repeat below or between their articles, such as copyright notices and invitations to subscribe.
 *
 * <p>The rules are data of the build, {@value #RULES}: {@code begins: words} drops a line that begins with the words, {@code holds:
 * words} one that has them anywhere; both only up to {@value #LONGEST_LINE} words. Nothing is learnt from the stream: a verdict
 * would then depend on what came before. Immutable.
 */
final class Boilerplate implements WordReader.LineEnd {
    static final String RULES = "/dev/copydesk/enrich/duplicate/boilerplate.txt";

    /** A longer paragraph tells something, whatever it begins with. */
    static final int LONGEST_LINE = 60;

    private static final String BEGINS = "begins:";
    private static final String HOLDS = "holds:";

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Phrase(long[] words, boolean onlyAtBegin) {}

    private final Map<Long, List<Phrase>> byFirstWord = new HashMap<>();

    Boilerplate(List<String> rules) {
        for (String rule : rules) {
            boolean begins = rule.startsWith(BEGINS);
            if (!begins && !rule.startsWith(HOLDS)) {
                throw new IllegalArgumentException(
                        "rule '" + rule + "' does not start with '" + BEGINS + "' or '" + HOLDS + "'");
            }
            WordSequence read = WordReader.read(rule.substring(rule.indexOf(':') + 1));
            if (read.size() == 0) {
                throw new IllegalArgumentException("rule '" + rule + "' has no words");
            }
            long[] words = new long[read.size()];
            for (int i = 0; i < words.length; i++) {
                words[i] = read.hash(i);
            }
            byFirstWord.computeIfAbsent(words[0], first -> new ArrayList<>()).add(new Phrase(words, begins));
        }
    }

    static Boilerplate shipped() {
        return new Boilerplate(RuleFile.lines(RULES));
    }

    @Override
    public void lineEnded(WordSequence words, int firstWord) {
        int length = words.size() - firstWord;
        if (length == 0 || length > LONGEST_LINE) {
            return;
        }
        for (int at = firstWord; at < words.size(); at++) {
            List<Phrase> phrases = byFirstWord.get(words.hash(at));
            if (phrases != null) {
                for (Phrase phrase : phrases) {
                    if ((at == firstWord || !phrase.onlyAtBegin()) && stands(phrase.words(), words, at)) {
                        words.cut(firstWord);
                        return;
                    }
                }
            }
        }
    }

    private static boolean stands(long[] phrase, WordSequence words, int at) {
        if (at + phrase.length > words.size()) {
            return false;
        }
        for (int i = 1; i < phrase.length; i++) {
            if (phrase[i] != words.hash(at + i)) {
                return false;
            }
        }
        return true;
    }
}
