package dev.copydesk.benchmarks.index;

import dev.copydesk.benchmarks.AllSides;
import dev.copydesk.benchmarks.DataFolder;
import dev.copydesk.enrich.Annotator;
import dev.copydesk.enrich.ArticleEnricher;
import dev.copydesk.ingest.document.RowOutcome;
import dev.copydesk.ingest.document.RowReader;
import dev.copydesk.model.ArticleVersion;
import dev.copydesk.model.Duplicate;
import dev.copydesk.model.EnrichedArticle;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.RawArticle;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The events that every side writes: AllSides' articles, enriched by the real enricher, each with an id of its own. */
final class PreparedEvents {
    private static final Instant FIRST_SEEN_AT = Instant.parse("2026-11-01T00:00:00Z");

    private PreparedEvents() {}

    /** Events by id, at most so many; kept in a file, which is read instead where it exists. */
    static Map<String, byte[]> of(DataFolder data, Path file, int most) throws IOException {
        if (!Files.exists(file)) {
            write(data, file, most);
        }
        Map<String, byte[]> events = new LinkedHashMap<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null && events.size() < most; line = lines.readLine()) {
                events.put(
                        line.substring(0, line.indexOf('\t')),
                        line.substring(line.indexOf('\t') + 1).getBytes(StandardCharsets.UTF_8));
            }
        }
        return events;
    }

    private static void write(DataFolder data, Path file, int most) throws IOException {
        ArticleEnricher enricher = new ArticleEnricher(new Annotator());
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
            for (byte[] row : AllSides.rows(data, most)) {
                if (RowReader.read(row, FIRST_SEEN_AT) instanceof RowOutcome.Article read) {
                    EnrichedArticle event = event(enricher, read.article());
                    out.write((event.id() + "\t").getBytes(StandardCharsets.UTF_8));
                    out.write(EventJson.write(event));
                    out.write('\n');
                }
            }
        }
        Files.move(unfinished, file);
    }

    private static EnrichedArticle event(ArticleEnricher enricher, RawArticle received) {
        RawArticle admitted =
                received.admitted(FIRST_SEEN_AT, 1, new ArrayList<>(List.of(received.source())), FIRST_SEEN_AT);
        EnrichedArticle article = enricher.annotate(admitted, FIRST_SEEN_AT);
        return article.reissued(Duplicate.original(article.id(), "first seen"), ArticleVersion.of(1, 0));
    }
}
