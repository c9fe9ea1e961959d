package dev.copydesk.benchmarks.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.copydesk.benchmarks.DataFolder;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the collections of trafilatura and htmldate: pages, and one JSON object that has the answer of each URL. */
final class PageArchive {
    static final String SNIPPETS = "extraction/trafilatura-990.tar.xz";
    static final String DATES = "extraction/htmldate-800.tar.xz";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private PageArchive() {}

    static List<SnippetPage> snippets(DataFolder data) throws IOException {
        List<SnippetPage> pages = new ArrayList<>();
        read(data, SNIPPETS, "evaldata.json", (page, answer) -> {
            List<String> with = new ArrayList<>();
            List<String> without = new ArrayList<>();
            answer.path("with").forEach(text -> with.add(text.asText()));
            answer.path("without").forEach(text -> without.add(text.asText()));
            pages.add(new SnippetPage(page, with, without));
        });
        return pages;
    }

    static List<DatedPage> dates(DataFolder data) throws IOException {
        List<DatedPage> pages = new ArrayList<>();
        read(
                data,
                DATES,
                "eval_default.json",
                (page, answer) ->
                        pages.add(new DatedPage(page, answer.path("date").asText())));
        return pages;
    }

    private interface Answered {
        void take(SavedPage page, JsonNode answer);
    }

    private static void read(DataFolder data, String archive, String answerFile, Answered answered) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        data.forEachEntry(archive, (name, content) -> files.put(name.substring(name.lastIndexOf('/') + 1), content));
        JsonNode answers = MAPPER.readTree(files.get(answerFile));
        answers.properties().forEach(field -> {
            String file = field.getValue().path("file").asText();
            byte[] html = files.get(file);
            if (html == null) {
                throw new IllegalStateException(archive + " lacks " + file);
            }
            answered.take(new SavedPage(file, host(field.getKey()), html, field.getKey()), field.getValue());
        });
    }

    private static String host(String url) {
        String host = URI.create(url.replaceAll("[^\\x21-\\x7e]|[\\[\\]{}|\\\\^`\"<>]", "_"))
                .getHost();
        String lower = host == null ? url : host.toLowerCase(Locale.ROOT);
        return lower.startsWith("www.") ? lower.substring(4) : lower;
    }
}
