package dev.copydesk.cli.enrich;

import com.fasterxml.jackson.annotation.JsonFilter;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.impl.SimpleBeanPropertyFilter;
import com.fasterxml.jackson.databind.ser.impl.SimpleFilterProvider;
import dev.copydesk.enrich.ArticleEnricher;
import dev.copydesk.enrich.Explanation;
import dev.copydesk.enrich.Part;
import dev.copydesk.enrich.duplicate.ArticleKey;
import dev.copydesk.enrich.duplicate.Fingerprinter;
import dev.copydesk.enrich.duplicate.Member;
import dev.copydesk.ingest.document.RowOutcome;
import dev.copydesk.ingest.document.RowReader;
import dev.copydesk.model.EnrichedArticle;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.RawArticle;
import dev.copydesk.model.date.ArticleDates;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Enriches one line by itself, as ingest and enrich-service would. Stateless but for the models, thread-safe.
 *
 * <p>An article was first seen at its place in the input: line n at n microseconds after the epoch. Only one that
 * admission stamped, with {@code revision} and {@code firstSeenAt}, keeps its own date.
 */
final class OfflineEnricher {
    private static final String FILTER = "asked for";

    private final ArticleEnricher enricher;
    private final Fingerprinter fingerprinter = new Fingerprinter();
    private final InstantSource clock;
    private final Set<OfflinePart> parts;
    private final boolean explain;
    private final ObjectWriter writer;

    OfflineEnricher(ArticleEnricher enricher, Set<OfflinePart> parts, boolean explain, InstantSource clock) {
        this.explain = explain;
        this.clock = clock;
        this.enricher = enricher;
        this.parts = EnumSet.copyOf(parts);
        this.writer = writer(parts);
    }

    /** Leaves out what was not asked for, and the two fields that are written by hand. */
    private static ObjectWriter writer(Set<OfflinePart> parts) {
        Set<String> left = new HashSet<>(Set.of("id", "duplicate"));
        for (OfflinePart part : OfflinePart.values()) {
            if (!parts.contains(part)) {
                left.addAll(part.fields());
            }
        }
        return EventJson.mapper()
                .copy()
                .addMixIn(EnrichedArticle.class, Filtered.class)
                .writer(new SimpleFilterProvider()
                        .addFilter(FILTER, SimpleBeanPropertyFilter.serializeAllExcept(left)));
    }

    @JsonFilter(FILTER)
    private interface Filtered {}

    OfflineArticle enrich(long lineNumber, byte[] line) {
        Instant now = clock.instant();
        Instant place = Instant.EPOCH.plusNanos(lineNumber * 1_000);
        RowReader.Row read = RowReader.parse(line);
        JsonNode row = read.json();
        JsonNode ownId = row.path("id").isTextual() || row.path("id").isNumber() ? row.path("id") : null;
        RowOutcome outcome = RowReader.read(read, now);
        if (outcome instanceof RowOutcome.Refused refused) {
            return unusable(ownId, refused.reason());
        }
        RawArticle received = ((RowOutcome.Article) outcome).article();
        boolean stamped = row.path("revision").isInt() && row.path("revision").intValue() > 0;
        Instant firstSeenAt = stamped ? instant(row, "firstSeenAt").orElse(place) : place;
        int revision = stamped ? row.path("revision").intValue() : 1;
        RawArticle admitted = received.admitted(firstSeenAt, revision, List.of(received.source()), now);
        Set<Part> asked = OfflinePart.annotatorParts(parts);
        if (!explain) {
            return enriched(ownId, enricher.annotate(admitted, now, asked), null);
        }
        ArticleEnricher.Explained explained = enricher.explain(admitted, now, asked);
        return enriched(ownId, explained.article(), explained.explanation());
    }

    /** A line that is no article; the output has a line for it, too. */
    OfflineArticle unusable(@Nullable JsonNode id, String error) {
        ObjectNode json = EventJson.mapper().createObjectNode();
        json.set("id", id);
        json.put("error", error);
        return new OfflineArticle(EventJson.write(json), null, false);
    }

    private OfflineArticle enriched(
            @Nullable JsonNode ownId, EnrichedArticle article, @Nullable Explanation explanation) {
        ByteArrayOutputStream json = new ByteArrayOutputStream(4096);
        try {
            byte[] rest = writer.writeValueAsBytes(article);
            json.writeBytes("{\"id\":".getBytes(StandardCharsets.US_ASCII));
            json.writeBytes(
                    EventJson.write(ownId == null ? article.id() : ownId)); // as it was written, a number stays one
            json.write(',');
            json.write(rest, 1, rest.length - 1 - (explanation == null ? 0 : 1));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write an EnrichedArticle as JSON", e);
        }
        if (explanation != null) {
            json.writeBytes(",\"explain\":".getBytes(StandardCharsets.US_ASCII));
            json.writeBytes(EventJson.write(explanation));
            json.write('}');
        }
        return new OfflineArticle(json.toByteArray(), compared(ownId, article), true);
    }

    private OfflineArticle.@Nullable Compared compared(@Nullable JsonNode ownId, EnrichedArticle article) {
        if (!parts.contains(OfflinePart.DUPLICATES)) {
            return null;
        }
        String id = ownId == null ? article.id() : ownId.asText();
        // Half a surrogate pair would not come back from the file of lines as it went in.
        String written = new String(id.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        Fingerprinter.Fingerprinted read =
                fingerprinter.fingerprintAndShingles(article.language().code(), article.title(), article.text());
        return new OfflineArticle.Compared(
                new Member(
                        new ArticleKey(article.firstSeenAt(), written),
                        article.source().name()),
                article.revision(),
                read.fingerprint(),
                read.shingles());
    }

    private static Optional<Instant> instant(JsonNode row, String field) {
        return row.path(field).isTextual()
                ? ArticleDates.instant(row.path(field).asText())
                : Optional.empty();
    }
}
