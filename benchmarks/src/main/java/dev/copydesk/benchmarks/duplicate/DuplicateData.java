package dev.copydesk.benchmarks.duplicate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.benchmarks.DataFolder;
import dev.copydesk.model.EventJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The data sets and their exact pairs. */
final class DuplicateData {
    /** A pair of articles and its exact Jaccard similarity. */
    record Pair(String one, String other, double jaccard) {}

    private DuplicateData() {}

    static List<Document> allSides(DataFolder data) throws IOException {
        List<Document> documents = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(data.open("corpora/allsides_20000.jsonl.xz"), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode row = EventJson.mapper().readTree(line);
                documents.add(new Document(
                        row.path("ID").asText(),
                        row.path("title").asText(),
                        row.path("body").asText()));
            }
        }
        return documents;
    }

    static List<Document> bbc(DataFolder data) throws IOException {
        List<Document> documents = new ArrayList<>();
        data.forEachEntry("topics/bbc_2225.tar.gz", (name, content) -> {
            int path = name.indexOf("data_files/");
            if (path >= 0 && name.endsWith(".txt")) {
                documents.add(new Document(name.substring(path), "", new String(content, StandardCharsets.ISO_8859_1)));
            }
        });
        return documents;
    }

    static List<Document> events(DataFolder data) throws IOException {
        List<Document> documents = new ArrayList<>();
        data.forEachEntry("duplicates/ecbplus-dev.tar.xz", (name, content) -> {
            if (name.endsWith(".json")) {
                JsonNode row = EventJson.mapper().readTree(content);
                documents.add(new Document(
                        name, row.path("title").asText(), row.path("text").asText()));
            }
        });
        return documents;
    }

    static List<Pair> pairs(DataFolder data, String name) throws IOException {
        List<Pair> pairs = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(data.open(name), StandardCharsets.UTF_8))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] fields = line.split("\t");
                pairs.add(new Pair(fields[2], fields[3], Double.parseDouble(fields[0])));
            }
        }
        return pairs;
    }
}
