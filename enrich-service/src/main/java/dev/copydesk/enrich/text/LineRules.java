package dev.copydesk.enrich.text;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known about lines that stand on news pages beside the article, from the resource {@code line-rules.txt}.
 *
 * <p>Immutable. Every question takes time linear in the line.
 */
final class LineRules {
    static final String RESOURCE = "/dev/copydesk/enrich/text/line-rules.txt";

    /** Rules of the kinds {@code start} and {@code contains} are for prompts; a longer line is prose. */
    private static final int MAX_PROMPT_CHARS = 200;

    private static final int MAX_CAPTION_CHARS = 400;
    private static final LineRules SHIPPED = parse(RuleFile.lines(RESOURCE));

    /** The kinds of the resource, told there. */
    enum Kind {
        WHOLE(false),
        START(true),
        CONTAINS(false),
        END(false),
        COMMENTS(true),
        CAPTION(true),
        KICKER(false),
        BYLINE(true),
        AGENCY(false),
        OUTLET(true),
        READER(false),
        PLACE(false);

        private final boolean isBeginning;

        Kind(boolean isBeginning) {
            this.isBeginning = isBeginning;
        }
    }

    private final Map<Kind, Set<String>> rules;
    private final Map<Kind, PrefixIndex> prefixes = new EnumMap<>(Kind.class);

    private LineRules(Map<Kind, Set<String>> rules) {
        this.rules = rules;
        rules.forEach((kind, texts) -> prefixes.put(kind, new PrefixIndex(texts)));
    }

    static LineRules shipped() {
        return SHIPPED;
    }

    /** @throws IllegalArgumentException if a rule has no known kind or no text */
    static LineRules parse(List<String> lines) {
        Map<Kind, Set<String>> rules = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            rules.put(kind, new LinkedHashSet<>());
        }
        for (String line : lines) {
            int tab = line.indexOf('\t');
            if (tab < 0 || line.substring(tab).isBlank()) {
                throw new IllegalArgumentException("wanted a kind, a tab and a text: " + line);
            }
            Kind kind = Kind.valueOf(line.substring(0, tab).toUpperCase(Locale.ROOT));
            String text = line.substring(tab + 1);
            // In a beginning a colon or a space counts; a whole line is compared without its final punctuation.
            set(rules, kind).add(kind.isBeginning ? text : LineKey.of(text));
        }
        return new LineRules(rules);
    }

    /** The whole line, in the form of {@link LineKey#of}, is one of the kind's texts. */
    boolean is(Kind kind, String key) {
        return set(rules, kind).contains(key);
    }

    /** Whether the line is a prompt, a link, a button or another thing that is never part of an article. */
    boolean isBoilerplate(String key) {
        return is(Kind.WHOLE, key)
                || (key.length() <= MAX_PROMPT_CHARS
                        && (startsWith(Kind.START, key)
                                || set(rules, Kind.CONTAINS).stream().anyMatch(key::contains)));
    }

    /** Whether readers' comments, or the prompts for them, begin at this line. */
    boolean startsComments(String key) {
        return key.length() <= MAX_PROMPT_CHARS && startsWith(Kind.COMMENTS, key);
    }

    /** Whether the line introduces itself as the caption or credit of a picture. */
    boolean isLabelledCaption(String key) {
        return key.length() <= MAX_CAPTION_CHARS && startsWith(Kind.CAPTION, key);
    }

    /** The number of characters of the words that introduce authors, if the line begins with such. */
    Optional<Integer> bylineEnd(String key) {
        return prefix(Kind.BYLINE).longest(key).map(String::length);
    }

    /** Whether the text ends with a word that marks the name of a publisher. */
    boolean namesOutlet(String key) {
        if (key.endsWith(".com") || is(Kind.OUTLET, key)) {
            return true;
        }
        for (String word : key.split(" ")) {
            if (is(Kind.OUTLET, word)) {
                return true;
            }
        }
        return set(rules, Kind.OUTLET).stream().anyMatch(o -> o.startsWith(".") && key.endsWith(o));
    }

    /** Whether the line speaks to the reader, as a prompt does. */
    boolean addressesReader(String key) {
        for (String word : key.split("[^\\p{L}']+")) {
            if (is(Kind.READER, word)) {
                return true;
            }
        }
        return false;
    }

    private boolean startsWith(Kind kind, String key) {
        return prefix(kind).longest(key).isPresent();
    }

    private PrefixIndex prefix(Kind kind) {
        PrefixIndex index = prefixes.get(kind);
        if (index == null) {
            throw new IllegalStateException("no rules of the kind " + kind);
        }
        return index;
    }

    private static Set<String> set(Map<Kind, Set<String>> rules, Kind kind) {
        Set<String> set = rules.get(kind);
        if (set == null) {
            throw new IllegalStateException("no rules of the kind " + kind);
        }
        return set;
    }

    /** Texts by their first word, so that few are compared with a line. */
    private static final class PrefixIndex {
        private final Map<String, Set<String>> byFirstWord = new HashMap<>();

        PrefixIndex(Set<String> texts) {
            for (String text : texts) {
                byFirstWord
                        .computeIfAbsent(firstWord(text), word -> new LinkedHashSet<>())
                        .add(text);
            }
        }

        /** The longest text with which the line begins, ended by no letter or digit of the line. */
        Optional<String> longest(String key) {
            String best = "";
            for (String text : byFirstWord.getOrDefault(firstWord(key), Set.of())) {
                if (text.length() > best.length() && key.startsWith(text) && endsWord(key, text.length())) {
                    best = text;
                }
            }
            return best.isEmpty() ? Optional.empty() : Optional.of(best);
        }

        private static boolean endsWord(String key, int end) {
            return end == key.length()
                    || !Character.isLetterOrDigit(key.charAt(end))
                    || !Character.isLetterOrDigit(key.charAt(end - 1));
        }

        /** The leading letters and digits; of a text that begins otherwise, its first character. */
        private static String firstWord(String text) {
            int end = 0;
            while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
                end++;
            }
            return text.substring(0, Math.max(end, Math.min(1, text.length())));
        }
    }
}
