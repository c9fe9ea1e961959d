package dev.copydesk.enrich.topic;

import dev.copydesk.enrich.text.RuleFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The weighted words and phrases of a language, as a tree over words in which a step can also be the beginning of a word.
 *
 * <p>Immutable after construction. Finding takes time linear in the words: from each at most {@value #MAX_PHRASE_WORDS} steps.
 */
public final class Lexicon {
    static final int MAX_PHRASE_WORDS = 5;

    private static final int MIN_STEM_CHARS = 3;

    private final Node root = new Node();

    /** @param term the phrase as the resource writes it, which also names it among the findings */
    public record Entry(MediaTopic topic, String term, int weight) {}

    private static final class Node {
        final Map<String, Node> words = new HashMap<>();
        final Map<String, Node> stems = new HashMap<>();
        final List<Entry> entries = new ArrayList<>();
    }

    /** @throws IllegalArgumentException if a line names an unknown topic or is malformed */
    public Lexicon(List<String> lines, Taxonomy taxonomy) {
        for (String line : lines) {
            String[] fields = line.split("\t");
            if (fields.length != 3) {
                throw new IllegalArgumentException("wanted a topic, a weight and terms: " + line);
            }
            MediaTopic topic = taxonomy.topic(fields[0]);
            for (String term : fields[2].split(",")) {
                add(new Entry(topic, term, Integer.parseInt(fields[1])));
            }
        }
    }

    static Lexicon shipped(String language, Taxonomy taxonomy) {
        return new Lexicon(RuleFile.lines(resource(language)), taxonomy);
    }

    static String resource(String language) {
        return "/dev/copydesk/enrich/topic/lexicon-" + language + ".tsv";
    }

    /** Adds every entry that begins at that word to the findings. */
    public void find(List<String> words, int at, List<Entry> findings) {
        walk(root, words, at, 0, findings);
    }

    private void walk(Node node, List<String> words, int at, int depth, List<Entry> findings) {
        findings.addAll(node.entries);
        if (at >= words.size() || depth == MAX_PHRASE_WORDS) {
            return;
        }
        String word = words.get(at);
        Node exact = node.words.get(word);
        if (exact != null) {
            walk(exact, words, at + 1, depth + 1, findings);
        }
        Node stem = node.stems.isEmpty() ? null : longestStem(node, word);
        if (stem != null) {
            walk(stem, words, at + 1, depth + 1, findings);
        }
    }

    private static @Nullable Node longestStem(Node node, String word) {
        for (int end = Math.min(word.length(), 16); end >= MIN_STEM_CHARS; end--) {
            Node stem = node.stems.get(word.substring(0, end));
            if (stem != null) {
                return stem;
            }
        }
        return null;
    }

    private void add(Entry entry) {
        Node node = root;
        List<String> words = Words.of(entry.term());
        if (words.isEmpty() || words.size() > MAX_PHRASE_WORDS) {
            throw new IllegalArgumentException("wanted one to " + MAX_PHRASE_WORDS + " words: " + entry.term());
        }
        for (int i = 0; i < words.size(); i++) {
            boolean open = i == words.size() - 1 && entry.term().endsWith("*");
            if (open && words.get(i).length() < MIN_STEM_CHARS) {
                throw new IllegalArgumentException("too short before the asterisk: " + entry.term());
            }
            node = (open ? node.stems : node.words).computeIfAbsent(words.get(i), word -> new Node());
        }
        node.entries.add(entry);
    }
}
