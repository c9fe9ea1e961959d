package dev.copydesk.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.copydesk.model.EventJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The 20,000 articles of AllSides, as rows that can be pushed. */
public final class AllSides {
    private static final String CORPUS = "corpora/allsides_20000.jsonl.xz";

    private AllSides() {}

    /**
     * The first so many; some 7 KB each.
     *
     * @throws MissingDataException if they are not there
     */
    public static List<byte[]> rows(DataFolder data, int most) throws IOException {
        List<byte[]> rows = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(data.open(CORPUS), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null && rows.size() < most; line = lines.readLine()) {
                rows.add(row(line));
            }
        }
        return rows;
    }

    /** The corpus calls the text its body. */
    private static byte[] row(String line) throws IOException {
        JsonNode article = EventJson.mapper().readTree(line);
        ObjectNode row = EventJson.mapper().createObjectNode();
        for (String field : List.of("url", "title", "source", "date", "authors")) {
            if (article.path(field).isTextual()) {
                row.put(
                        field.equals("date") ? "publishedAt" : field,
                        article.path(field).asText());
            }
        }
        row.put("id", article.path("ID").asText());
        row.put("text", article.path("body").asText());
        return EventJson.write(row);
    }
}
