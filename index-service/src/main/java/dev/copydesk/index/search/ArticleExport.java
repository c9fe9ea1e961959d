package dev.copydesk.index.search;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.copydesk.model.EventJson;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Writes articles as files for other programs. */
enum ArticleExport {
    /** One document a line. */
    NDJSON("application/x-ndjson") {
        @Override
        void write(ArticleStream articles, OutputStream out) throws IOException {
            try (JsonGenerator json = EventJson.mapper().getFactory().createGenerator(out)) {
                json.setCodec(EventJson.mapper());
                json.setRootValueSeparator(null);
                articles.forEach(article -> {
                    json.writeTree(article);
                    json.writeRaw('\n');
                });
            }
        }
    },

    /** A table by RFC 4180 with a line of names, in UTF-8; several values of a field are separated by {@code "; "}. */
    CSV("text/csv; charset=utf-8") {
        @Override
        void write(ArticleStream articles, OutputStream out) throws IOException {
            CsvMapper mapper = CsvMapper.csvBuilder()
                    .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
                    .build();
            CsvSchema.Builder schema = CsvSchema.builder();
            for (String name : row(EventJson.mapper().createObjectNode()).keySet()) {
                schema.addColumn(name);
            }
            try (SequenceWriter rows = mapper.writer(schema.build().withHeader().withLineSeparator("\r\n"))
                    .writeValues(out)) {
                articles.forEach(article -> rows.write(row(article)));
            }
        }
    };

    private final String mediaType;

    ArticleExport(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    /** Writes them all, holding one page in memory; the stream is closed by the caller. */
    abstract void write(ArticleStream articles, OutputStream out) throws IOException;

    /** @throws BadSearchException for an unknown format */
    static ArticleExport named(@Nullable String text) {
        String name = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "", "ndjson" -> NDJSON;
            case "csv" -> CSV;
            default -> throw new BadSearchException("format must be ndjson or csv");
        };
    }

    private static Map<String, String> row(JsonNode article) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("id", article.path("id").asText());
        row.put("url", cell(article.path("url").asText()));
        row.put("title", cell(article.path("title").asText()));
        row.put("source", cell(article.at("/source/name").asText()));
        row.put("publishedAt", article.path("publishedAt").asText());
        row.put("firstSeenAt", article.path("firstSeenAt").asText());
        row.put("language", article.at("/language/code").asText());
        row.put("topics", cell(joined(article.path("topics"), "label")));
        row.put("authors", cell(joined(article.path("authors"), "")));
        row.put("status", article.at("/duplicate/status").asText());
        row.put("group", article.at("/duplicate/group").asText());
        row.put("wordCount", article.path("wordCount").asText());
        row.put("text", cell(article.path("text").asText()));
        return row;
    }

    private static String joined(JsonNode values, String field) {
        StringJoiner joined = new StringJoiner("; ");
        values.forEach(value ->
                joined.add(field.isEmpty() ? value.asText() : value.path(field).asText()));
        return joined.toString();
    }

    /** A spreadsheet would take a text that begins like a formula for one and run it; an apostrophe says it is text. */
    private static String cell(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
