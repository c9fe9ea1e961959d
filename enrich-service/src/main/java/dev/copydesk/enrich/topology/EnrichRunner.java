package dev.copydesk.enrich.topology;

import dev.copydesk.enrich.Annotator;
import dev.copydesk.enrich.ArticleEnricher;
import dev.copydesk.kafka.GenerationFollower;
import dev.copydesk.kafka.GenerationLog;
import dev.copydesk.kafka.KafkaConnection;
import dev.copydesk.kafka.Rounds;
import dev.copydesk.kafka.trace.Traces;
import dev.copydesk.model.Generation;
import dev.copydesk.model.Generations;
import dev.copydesk.model.Pace;
import dev.copydesk.model.Selection;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Runs the generations of enrichment that the topic of generations names, as far as this build makes their version, each side by
 * side with the others; and says whether they run. The models are shared, and so is the memory of the stores.
 */
@ApplicationScoped
public class EnrichRunner {
    private static final Logger LOG = Logger.getLogger(EnrichRunner.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final Config config;
    private final MeterRegistry registry;
    private final ArticleEnricher enricher;
    private final LaneMetrics metrics;
    private final Traces traces;
    private final GenerationClaims claims;
    private final GenerationLog log;
    private final GenerationFollower follower;
    private final DroppedState dropped;
    private final int only;
    private final Map<Integer, GenerationRunner> running = new ConcurrentSkipListMap<>();
    private final Set<Integer> told = new HashSet<>();
    private final Rounds looks = new Rounds("generations", this::lookAgain);

    EnrichRunner(Config config, MeterRegistry registry, Traces traces) {
        this.config = config;
        this.traces = traces;
        this.registry = registry;
        this.metrics = new LaneMetrics(registry);
        this.enricher = new ArticleEnricher(
                new Annotator(), config.getValue("copydesk.enrich.least-topic-score", Double.class));
        this.only = config.getValue("copydesk.enrich.generation", Integer.class);
        this.claims = new GenerationClaims(enricher.version(), config.getValue("copydesk.enrich.adopt", Boolean.class));
        KafkaConnection connection = KafkaConnection.of(config);
        this.log = new GenerationLog(connection);
        this.follower = new GenerationFollower(connection);
        this.dropped = DroppedState.of(config);
    }

    void start(@Observes StartupEvent event) {
        if (only > 0) {
            run(only, Selection.ALL, Pace.UNLIMITED);
        } else {
            follower.start();
            looks.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        looks.closeAndJoin();
        follower.close();
        running.values().parallelStream().forEach(GenerationRunner::close);
    }

    private Duration lookAgain() throws InterruptedException {
        try {
            if (follower.isKnown()) {
                look(follower.current());
            }
        } catch (RuntimeException e) {
            LOG.warn("the generations are looked at again in a moment", e);
        }
        return LOOK_EVERY;
    }

    private void look(Generations now) throws InterruptedException {
        claim(now);
        List<Generation> wanted = claims.runnable(now);
        Set<Integer> numbers = new HashSet<>();
        for (Generation generation : wanted) {
            numbers.add(generation.number());
            GenerationRunner runner = running.get(generation.number());
            if (runner == null) {
                LOG.infof(
                        "generation %d is enriched from now on, in version %s", generation.number(), claims.version());
                run(generation.number(), generation.selection(), generation.pace());
            } else {
                runner.go(generation.pace());
            }
        }
        running.keySet().stream().filter(number -> !numbers.contains(number)).forEach(number -> {
            GenerationRunner ended = running.remove(number);
            if (ended != null) {
                ended.close();
            }
            LOG.infof("generation %d is no longer enriched here", number);
        });
        claims.foreign(now).stream().filter(one -> told.add(one.number())).forEach(this::tell);
        dropped.remove(now);
    }

    private void run(int generation, Selection selection, Pace pace) {
        GenerationRunner runner =
                new GenerationRunner(generation, selection, enricher, metrics, traces, config, registry);
        running.put(generation, runner);
        runner.go(pace);
        runner.start();
    }

    private void claim(Generations now) throws InterruptedException {
        if (claims.claim(now, Instant.now()).isEmpty()) {
            return;
        }
        try {
            log.change(latest -> claims.claim(latest, Instant.now()));
        } catch (IOException e) {
            LOG.warnf("no generation can be taken up just now: %s", e.getMessage());
        }
    }

    private void tell(Generation foreign) {
        LOG.warnf(
                "generation %d is made in version %s and this build makes %s: run a build that makes it, or set"
                        + " copydesk.enrich.adopt where no other build runs",
                foreign.number(), foreign.enrichmentVersion(), claims.version());
    }

    @Produces
    @Readiness
    @ApplicationScoped
    HealthCheck readiness() {
        return () -> {
            HealthCheckResponseBuilder response =
                    HealthCheckResponse.named("enrichment").withData("version", claims.version());
            running.forEach((number, runner) -> response.withData("generation " + number, runner.state()));
            return response.status(isReady()).build();
        };
    }

    /** What serves decides, where it runs here: a generation that has just begun does not take that away. */
    private boolean isReady() {
        GenerationRunner serving = running.get(follower.current().serving().enriched());
        return serving == null
                ? !running.isEmpty() && running.values().stream().allMatch(GenerationRunner::isRunning)
                : serving.isRunning();
    }
}
