package dev.copydesk.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.copydesk.cli.http.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Articles in a dozen languages: the words of the seeds in another order, so that no two are alike. Not thread-safe. */
final class ShuffledNews {
    private static final Path SEEDS = Path.of("..", "seeds", "articles.jsonl");
    private static final int LEAST_WORDS = 100;

    private final List<List<String>> texts = new ArrayList<>();
    private final Random random;

    ShuffledNews(long seed) throws IOException {
        random = new Random(seed);
        for (String line : Files.readAllLines(SEEDS)) {
            JsonNode row = Json.MAPPER.readTree(line);
            List<String> words = Arrays.asList(row.path("text").asText().split("\\s+"));
            if (words.size() >= LEAST_WORDS) {
                texts.add(words);
            }
        }
    }

    String text() {
        List<String> words = new ArrayList<>(texts.get(random.nextInt(texts.size())));
        Collections.shuffle(words, random);
        return String.join(" ", words);
    }

    /** A line of JSON that can be pushed. */
    static String row(String source, int number, String text) {
        ObjectNode row = Json.MAPPER.createObjectNode();
        row.put("url", url(source, number)).put("source", source).put("title", "Report " + number);
        return row.put("text", text).toString();
    }

    static String url(String source, int number) {
        return "https://" + source + ".example/" + number;
    }
}
