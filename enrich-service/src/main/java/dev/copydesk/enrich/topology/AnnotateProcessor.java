package dev.copydesk.enrich.topology;

import dev.copydesk.enrich.ArticleEnricher;
import dev.copydesk.enrich.duplicate.Fingerprinter;
import dev.copydesk.kafka.ArticleHeaders;
import dev.copydesk.kafka.Removal;
import dev.copydesk.kafka.trace.ArticleSpans;
import dev.copydesk.kafka.trace.StreamsSpans;
import dev.copydesk.kafka.trace.TracedStage;
import dev.copydesk.model.ArticleVersion;
import dev.copydesk.model.DeadLetter;
import dev.copydesk.model.EnrichedArticle;
import dev.copydesk.model.EventFormatException;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.Language;
import dev.copydesk.model.RawArticle;
import io.opentelemetry.api.trace.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The first hop: everything that can be said of an article by itself, and the way to its lane.
 *
 * <p>Remembers the lane of each article, so that one whose language changed leaves the old lane. A record that cannot be
 * read, or on which an enricher fails, becomes a dead letter; the others go on.
 */
final class AnnotateProcessor implements Processor<String, byte[], String, Annotated> {
    private static final Logger LOG = Logger.getLogger(AnnotateProcessor.class);
    private static final Duration PROGRESS_PERIOD = Duration.ofSeconds(1);

    private final ArticleEnricher enricher;
    private final Intake intake;
    private final InstantSource clock;
    private final TracedStage stage;
    private final Duration idleTimeout;
    private final Fingerprinter fingerprinter = new Fingerprinter();
    private @Nullable ProcessorContext<String, Annotated> context;
    private @Nullable KeyValueStore<String, LaneAssignment> lanes;
    private Instant reached = Instant.EPOCH;
    private long lastRecordAt;
    private LaneEvent.@Nullable Progress told;

    AnnotateProcessor(
            ArticleEnricher enricher,
            DuplicateSettings duplicates,
            Intake intake,
            InstantSource clock,
            TracedStage stage) {
        this.stage = stage;
        this.enricher = enricher;
        this.intake = intake;
        this.idleTimeout = duplicates.idleTimeout();
        this.clock = clock;
    }

    @Override
    public void init(ProcessorContext<String, Annotated> context) {
        this.context = context;
        this.lanes = context.getStateStore(EnrichTopology.LANES_STORE);
        this.lastRecordAt = context.currentSystemTimeMs();
        context.schedule(PROGRESS_PERIOD, PunctuationType.WALL_CLOCK_TIME, this::tellProgress);
    }

    @Override
    public void process(Record<String, byte[]> raw) {
        lastRecordAt = context().currentSystemTimeMs();
        Span span = StreamsSpans.begin(stage, raw, context());
        try {
            process(raw, span);
        } finally {
            span.end();
        }
    }

    /** Only reading and annotating can fail for the record's sake; a failing store or broker fails the task. */
    private void process(Record<String, byte[]> raw, Span span) {
        if (raw.value() == null) {
            remove(raw, span);
            return;
        }
        RawArticle article = null;
        LaneEvent.Arrival arrival;
        try {
            article = EventJson.read(raw.value(), RawArticle.class);
            if (!intake.selection().holds(article.source(), article.firstSeenAt())) {
                ArticleSpans.outcome(span, "not selected");
                return;
            }
            intake.throttle().await();
            arrival = arrival(enricher.annotate(article, clock.instant()));
        } catch (RuntimeException e) {
            bury(raw, article, e, span);
            return;
        }
        if (arrival.firstSeenAt().isAfter(reached)) {
            reached = arrival.firstSeenAt();
        }
        sendToLane(raw, arrival);
        span.setAttribute("copydesk.language", arrival.lane());
        ArticleSpans.outcome(span, "annotated");
    }

    private LaneEvent.Arrival arrival(EnrichedArticle article) {
        String lane = article.language().code();
        return new LaneEvent.Arrival(
                lane,
                article.id(),
                article.firstSeenAt(),
                article.revision(),
                article.source().name(),
                derivation(article),
                fingerprinter.fingerprint(lane, article.title(), article.text()),
                PackedArticle.of(article));
    }

    /** Changes with the rules and models that made the annotation, and with the sources, which admission adds to. */
    private static long derivation(EnrichedArticle article) {
        return ((long) article.enrichment().version().hashCode() << 32)
                | Integer.toUnsignedLong(article.sources().hashCode());
    }

    /** So that lanes know what may still come; said again only when it changed. */
    private void tellProgress(long now) {
        boolean idle = now - lastRecordAt >= idleTimeout.toMillis();
        LaneEvent.Progress progress = new LaneEvent.Progress(context().taskId().partition(), reached, idle);
        if ((idle || !reached.equals(Instant.EPOCH)) && !progress.equals(told)) {
            told = progress;
            context().forward(new Record<>("progress-" + progress.partition(), Annotated.event(progress), now));
        }
    }

    private ProcessorContext<String, Annotated> context() {
        return Objects.requireNonNull(context, "not initialised");
    }

    private void sendToLane(Record<String, byte[]> raw, LaneEvent.Arrival arrival) {
        KeyValueStore<String, LaneAssignment> lanes = Objects.requireNonNull(this.lanes, "not initialised");
        LaneAssignment before = lanes.get(arrival.id());
        if (before == null) {
            lanes.put(arrival.id(), LaneAssignment.first(arrival.lane()));
        } else if (!before.lane().equals(arrival.lane())) {
            lanes.put(arrival.id(), before.movedTo(arrival.lane()));
            forward(raw, Annotated.event(new LaneEvent.Departure(before.lane(), arrival.id())));
        }
        forward(raw, Annotated.event(arrival));
    }

    private void remove(Record<String, byte[]> raw, Span span) {
        Optional<Removal> removal = ArticleHeaders.removal(raw.headers());
        if (removal.isEmpty()) {
            bury(
                    raw,
                    null,
                    new EventFormatException(
                            "RawArticle: a removal without readable headers first-seen-at, version", null),
                    span);
            return;
        }
        LaneAssignment before = Objects.requireNonNull(lanes, "not initialised").delete(raw.key());
        // A lane that the article left may be behind: what it still has to issue must not be the last that is heard of
        // it.
        List<String> told = before == null ? List.of(Language.UNDETERMINED) : before.all();
        for (String lane : told) {
            forward(
                    raw,
                    Annotated.event(new LaneEvent.Takedown(
                            lane,
                            raw.key(),
                            removal.get().firstSeenAt(),
                            removal.get().version())));
        }
        ArticleSpans.outcome(span, "removed");
    }

    private void bury(Record<String, byte[]> raw, @Nullable RawArticle article, RuntimeException failure, Span span) {
        ArticleSpans.failed(span, failure);
        ArticleSpans.outcome(span, "dead");
        RecordMetadata at = context().recordMetadata().orElseThrow();
        Integer revision = article == null ? null : article.revision();
        DeadLetter letter = new DeadLetter(
                DeadLetter.Stage.ENRICH,
                oneLine(failure),
                failure.getClass().getName(),
                at.topic(),
                at.partition(),
                at.offset(),
                raw.key(),
                revision == null ? null : Long.valueOf(ArticleVersion.of(revision, 0)),
                article == null ? null : article.source().id(),
                clock.instant(),
                DeadLetter.fitting(raw.value()));
        LOG.errorf(
                failure,
                "%s/%d/%d, article %s, cannot be enriched and goes to the dead letters",
                at.topic(),
                at.partition(),
                at.offset(),
                raw.key());
        forward(raw.withHeaders(ArticleHeaders.describe(raw.headers(), DeadLetter.class)), Annotated.letter(letter));
    }

    private static String oneLine(RuntimeException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("no message");
    }

    private void forward(Record<String, byte[]> raw, Annotated annotated) {
        Objects.requireNonNull(context, "not initialised").forward(raw.withValue(annotated));
    }
}
