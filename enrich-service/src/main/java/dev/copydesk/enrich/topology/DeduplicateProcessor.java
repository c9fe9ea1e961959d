package dev.copydesk.enrich.topology;

import dev.copydesk.enrich.duplicate.LaneDuplicates;
import dev.copydesk.kafka.ArticleHeaders;
import dev.copydesk.kafka.Removal;
import dev.copydesk.kafka.trace.ArticleSpans;
import dev.copydesk.kafka.trace.StreamsSpans;
import dev.copydesk.kafka.trace.TracedStage;
import dev.copydesk.model.ArticleVersion;
import dev.copydesk.model.Duplicate;
import dev.copydesk.model.EnrichedArticle;
import io.opentelemetry.api.trace.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The second hop: compares an article with the others of its lane, and issues every article whose verdict changed.
 *
 * <p>One task owns a lane, so all it needs is local. The same revision with the same annotations again issues nothing. Once a
 * second it forgets what lies more than a window behind the slowest source partition.
 */
final class DeduplicateProcessor implements Processor<String, LaneEvent, String, byte[]> {
    private static final Duration EVICTION_PERIOD = Duration.ofSeconds(1);
    private static final int EVICTED_AT_ONCE = 2000;

    private final DuplicateSettings settings;
    private final LaneMetrics metrics;
    private final InstantSource clock;
    private final TracedStage stage;
    private @Nullable Parts parts;

    /** What a task works with, made when it starts. */
    private record Parts(
            ProcessorContext<String, byte[]> context,
            KeptArticles articles,
            LaneDuplicates duplicates,
            SourceProgress progress,
            LaneMetrics.Search search) {}

    DeduplicateProcessor(DuplicateSettings settings, LaneMetrics metrics, InstantSource clock, TracedStage stage) {
        this.stage = stage;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        KeyValueStore<Bytes, byte[]> index = context.getStateStore(EnrichTopology.INDEX_STORE);
        KeptArticles articles = new KeptArticles(
                context.getStateStore(EnrichTopology.ISSUED_STORE), context.getStateStore(EnrichTopology.BODIES_STORE));
        StoredBytes bytes = new StoredBytes(index);
        LaneDuplicates duplicates = new LaneDuplicates(bytes, articles, settings.windowDays());
        parts = new Parts(
                context,
                articles,
                duplicates,
                new SourceProgress(bytes, settings.sourcePartitions()),
                metrics.of(duplicates));
        context.schedule(EVICTION_PERIOD, PunctuationType.WALL_CLOCK_TIME, now -> evict());
    }

    @Override
    public void process(Record<String, LaneEvent> record) {
        Span span = StreamsSpans.begin(stage, record, parts().context());
        try {
            process(record, span);
        } finally {
            span.end();
        }
    }

    private void process(Record<String, LaneEvent> record, Span span) {
        LaneEvent event = record.value();
        if (event instanceof LaneEvent.Arrival arrival) {
            arrive(arrival, record, span);
        } else if (event instanceof LaneEvent.Departure departure) {
            leave(departure.id(), record);
            ArticleSpans.outcome(span, "left the lane");
        } else if (event instanceof LaneEvent.Takedown takedown) {
            leave(takedown.id(), record);
            forwardRemoval(takedown, record);
            ArticleSpans.outcome(span, "removed");
        } else if (event instanceof LaneEvent.Progress progress) {
            parts().progress().reached(progress);
        }
    }

    private void arrive(LaneEvent.Arrival arrival, Record<String, LaneEvent> record, Span span) {
        KeptArticles articles = parts().articles();
        LaneDuplicates duplicates = parts().duplicates();
        IssuedArticle before = articles.issued(arrival.id()).orElse(null);
        if (before != null && isNothingNew(arrival, before, ArticleHeaders.redrives(record.headers()) > 0)) {
            ArticleSpans.outcome(span, "known");
            return;
        }
        int correction = before == null || ArticleVersion.revision(before.version()) != arrival.revision()
                ? 0
                : nextCorrection(before.version());
        IssuedArticle issued = new IssuedArticle(
                ArticleVersion.of(arrival.revision(), correction),
                arrival.firstSeenAt(),
                arrival.fingerprint().text(),
                arrival.derivation(),
                arrival.sourceName());
        Map<String, Duplicate> verdicts = new LinkedHashMap<>();
        boolean sameText = before != null
                && before.text().equals(issued.text())
                && before.member(arrival.id()).equals(issued.member(arrival.id()))
                && duplicates.has(issued.member(arrival.id()).key(), issued.text());
        if (before != null && !sameText) {
            verdicts.putAll(duplicates.remove(before.member(arrival.id()).key(), before.text()));
        }
        articles.putBody(arrival.id(), arrival.body());
        articles.putIssued(arrival.id(), issued);
        if (!sameText) {
            verdicts.putAll(duplicates.add(issued.member(arrival.id()), arrival.fingerprint()));
        }
        Duplicate told = verdicts.remove(arrival.id());
        Duplicate own = told == null ? duplicates.verdict(issued.member(arrival.id()), issued.text()) : told;
        forward(arrival.id(), arrival.body(), own, issued.version(), record);
        reissue(verdicts, record);
        span.setAttribute("copydesk.duplicate.group", own.group());
        ArticleSpans.outcome(span, own.status());
        metrics.judged(clock.millis() - record.timestamp());
    }

    /** An older revision delivered late, or the known one again, unless its letter asked for that. */
    private static boolean isNothingNew(LaneEvent.Arrival arrival, IssuedArticle known, boolean redriven) {
        int revision = ArticleVersion.revision(known.version());
        return arrival.revision() < revision
                || (!redriven && arrival.revision() == revision && arrival.derivation() == known.derivation());
    }

    private void leave(String id, Record<String, LaneEvent> record) {
        Optional<IssuedArticle> known = parts().articles().issued(id);
        if (known.isPresent()) {
            IssuedArticle issued = known.get();
            Map<String, Duplicate> verdicts =
                    parts().duplicates().remove(issued.member(id).key(), issued.text());
            parts().articles().remove(id);
            reissue(verdicts, record);
        }
    }

    private void reissue(Map<String, Duplicate> verdicts, Record<String, LaneEvent> record) {
        KeptArticles articles = parts().articles();
        verdicts.forEach((id, verdict) -> articles.issued(id).ifPresent(known -> {
            IssuedArticle again = known.withVersion(
                    ArticleVersion.of(ArticleVersion.revision(known.version()), nextCorrection(known.version())));
            articles.putIssued(id, again);
            forward(id, articles.body(id), verdict, again.version(), record);
        }));
        metrics.reissued(verdicts.size());
    }

    /** Stays at the highest one instead of running into the next revision. */
    private static int nextCorrection(long version) {
        return Math.min(ArticleVersion.correction(version) + 1, ArticleVersion.MAX_CORRECTION);
    }

    private void evict() {
        parts().search().update();
        Optional<Instant> slowest = parts().progress().slowest();
        if (slowest.isEmpty()) {
            return;
        }
        long today = LocalDate.ofInstant(slowest.get(), ZoneOffset.UTC).toEpochDay();
        int oldest = (int) Math.max(0, today - settings.windowDays());
        List<String> evicted = parts().duplicates().evictBefore(oldest, EVICTED_AT_ONCE);
        evicted.forEach(parts().articles()::remove);
        metrics.evicted(evicted.size());
    }

    private void forward(
            String id, PackedArticle body, Duplicate verdict, long version, Record<String, LaneEvent> record) {
        // Each record has its own headers: they are written later.
        Headers headers = ArticleHeaders.describe(new RecordHeaders(record.headers()), EnrichedArticle.class);
        parts().context().forward(new Record<>(id, body.issued(verdict, version), record.timestamp(), headers));
    }

    private void forwardRemoval(LaneEvent.Takedown takedown, Record<String, LaneEvent> record) {
        Headers headers = ArticleHeaders.describeRemoval(
                ArticleHeaders.describe(new RecordHeaders(record.headers()), EnrichedArticle.class),
                new Removal(takedown.firstSeenAt(), takedown.version()));
        parts().context().forward(new Record<String, byte[]>(takedown.id(), null, record.timestamp(), headers));
    }

    private Parts parts() {
        return Objects.requireNonNull(parts, "not initialised");
    }
}
