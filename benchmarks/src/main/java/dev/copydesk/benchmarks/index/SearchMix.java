package dev.copydesk.benchmarks.index;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.model.EventJson;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;

/** What analysts ask, made of words that the corpus has. Not thread-safe. */
final class SearchMix {
    /** Kinds of questions, asked in turn. */
    private static final List<String> KINDS = List.of(
            "word", "words", "phrase", "prefix", "all", "filtered", "facets", "histogram", "highlighted", "newest");

    private final List<String[]> titles = new ArrayList<>();
    private final Random random;
    private int asked;

    SearchMix(Collection<byte[]> events, long seed) throws IOException {
        random = new Random(seed);
        for (byte[] event : events) {
            JsonNode article = EventJson.mapper().readTree(event);
            String[] words = article.path("title").asText().split("[^\\p{L}]+");
            if (words.length >= 4) {
                titles.add(words);
            }
        }
        if (titles.isEmpty()) {
            throw new IOException("no article has a title to ask for");
        }
    }

    /** @param target path and query */
    record Question(String kind, String target) {}

    Question next() {
        String kind = KINDS.get(asked++ % KINDS.size());
        String[] title = titles.get(random.nextInt(titles.size()));
        int at = 1 + random.nextInt(title.length - 2);
        String word = title[at];
        String two = word + " " + title[at + 1];
        String target =
                switch (kind) {
                    case "word" -> "q=" + encoded(word);
                    case "words" -> "q=" + encoded(two);
                    case "phrase" -> "q=" + encoded('"' + two + '"');
                    case "prefix" -> "q=" + encoded(word.substring(0, Math.min(4, word.length())) + "*");
                    case "all" -> "q=*";
                    case "filtered" -> "q=" + encoded(word) + "&lang=en&from=2010-01-01&topic=medtop:11000000";
                    case "facets" -> "q=" + encoded(word) + "&facets=source,topic,language&size=0";
                    case "histogram" -> "q=" + encoded(word) + "&histogram=month&size=0";
                    case "highlighted" -> "q=" + encoded(two) + "&highlight=true";
                    case "newest" -> "q=" + encoded(word) + "&sort=newest";
                    default -> throw new IllegalStateException(kind);
                };
        return new Question(kind, "/api/search?" + target);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
