package dev.copydesk.benchmarks.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.copydesk.benchmarks.DataFolder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads {@code extraction/fundus-258.tar.xz}: the versions of a publisher's answers belong to its pages in order of their dates. */
final class FundusPages {
    static final String ARCHIVE = "extraction/fundus-258.tar.xz";

    private static final Pattern FILE =
            Pattern.compile(".*/test_data/(\\w+)/(\\w+?)(_20\\d\\d_\\d\\d_\\d\\d)?\\.(html\\.gz|json)");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private FundusPages() {}

    static List<NewsPage> read(DataFolder data) throws IOException {
        Map<String, Map<String, byte[]>> pages = new TreeMap<>();
        Map<String, JsonNode> answers = new TreeMap<>();
        Map<String, JsonNode> urls = new TreeMap<>();
        data.forEachEntry(ARCHIVE, (name, content) -> {
            Matcher file = FILE.matcher(name);
            if (name.endsWith("meta.info")) {
                JsonNode meta = MAPPER.readTree(content);
                meta.properties()
                        .forEach(field ->
                                urls.put(field.getKey(), field.getValue().path("url")));
            } else if (file.matches()) {
                String publisher = file.group(1) + "/" + file.group(2);
                if (file.group(3) == null) {
                    answers.put(publisher, MAPPER.readTree(content));
                } else {
                    byte[] html = new GZIPInputStream(new ByteArrayInputStream(content)).readAllBytes();
                    pages.computeIfAbsent(publisher, key -> new TreeMap<>())
                            .put(name.substring(name.lastIndexOf('/') + 1), html);
                }
            }
        });
        List<NewsPage> news = new ArrayList<>();
        pages.forEach((publisher, files) -> {
            JsonNode answer = answers.getOrDefault(publisher, MAPPER.createObjectNode());
            if (answer.size() != files.size()) {
                throw new IllegalStateException(
                        publisher + " has " + files.size() + " pages and " + answer.size() + " answers");
            }
            Iterator<JsonNode> versions = answer.iterator();
            files.forEach((file, html) -> {
                JsonNode url = urls.get(file);
                SavedPage page =
                        new SavedPage(file, publisher, html, url == null || !url.isTextual() ? null : url.textValue());
                news.add(newsPage(page, versions.next()));
            });
        });
        return news;
    }

    private static NewsPage newsPage(SavedPage page, JsonNode answer) {
        List<String> body = new ArrayList<>();
        addAll(body, answer.path("body").path("summary"));
        for (JsonNode section : answer.path("body").path("sections")) {
            addAll(body, section.path("headline"));
            addAll(body, section.path("paragraphs"));
        }
        List<String> authors = new ArrayList<>();
        addAll(authors, answer.path("authors"));
        return new NewsPage(
                page,
                answer.path("title").asText(),
                String.join("\n", body),
                authors,
                instant(answer.path("publishing_date").asText()));
    }

    private static void addAll(List<String> texts, JsonNode array) {
        array.forEach(text -> texts.add(text.asText()));
    }

    /** Written as {@code 2023-04-28 17:40:08+00:00}, sometimes without the offset. */
    private static @Nullable OffsetDateTime instant(String text) {
        if (text.isEmpty() || text.equals("null")) {
            return null;
        }
        String iso = text.replace(' ', 'T');
        boolean offset = iso.matches(".*[+-]\\d\\d:\\d\\d(:\\d\\d)?|.*Z");
        return OffsetDateTime.parse(offset ? iso : iso + "Z", DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }
}
