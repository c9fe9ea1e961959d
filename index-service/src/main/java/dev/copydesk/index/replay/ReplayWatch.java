package dev.copydesk.index.replay;

import dev.copydesk.index.accounting.Accounting;
import dev.copydesk.index.accounting.Backlog;
import dev.copydesk.index.accounting.KeptTopics;
import dev.copydesk.index.elasticsearch.GenerationIndices;
import dev.copydesk.index.generation.LiveGenerations;
import dev.copydesk.kafka.Rounds;
import dev.copydesk.model.Generation;
import dev.copydesk.model.Generations;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Looks after the generations: notices when one has caught up, and ends the settings of its loading before it says so, or that it
 * never can; counts how far it is, puts aliases right and deletes what was dropped. All of it can be done by several instances, and
 * again after a crash.
 */
@Singleton
class ReplayWatch {
    private static final Logger LOG = Logger.getLogger(ReplayWatch.class);

    private final LiveGenerations generations;
    private final GenerationIndices indices;
    private final Accounting accounting;
    private final ReplayDesk desk;
    private final ReplayCounts counts;
    private final DroppedGenerations dropped;
    private final InstantSource clock;
    private final Duration every;
    private final Map<Integer, Built> built = new HashMap<>();
    private final Set<Integer> loaded = new HashSet<>();
    private final Rounds looks = new Rounds("replay-watch", this::lookAgain);

    /** What is looked at again and again of a generation that is being built. */
    private record Built(Backlog backlog, KeptTopics topics) {}

    ReplayWatch(
            LiveGenerations generations,
            GenerationIndices indices,
            Accounting accounting,
            ReplayDesk desk,
            ReplayCounts counts,
            DroppedGenerations dropped,
            InstantSource clock,
            ReplayConfig config) {
        this.generations = generations;
        this.indices = indices;
        this.accounting = accounting;
        this.desk = desk;
        this.counts = counts;
        this.dropped = dropped;
        this.clock = clock;
        this.every = config.every();
    }

    void start(@Observes StartupEvent event) {
        looks.startAfter(every);
    }

    void stop(@Observes ShutdownEvent event) {
        looks.close();
    }

    private Duration lookAgain() throws InterruptedException {
        try {
            if (generations.areKnown() && !generations.isFixed()) {
                look(generations.current());
            }
        } catch (IOException | RuntimeException e) {
            LOG.warnf("the generations are looked after again in %s: %s", every, e.toString());
        }
        return every;
    }

    private void look(Generations now) throws IOException, InterruptedException {
        desk.reconcile();
        built.keySet().removeIf(number -> now.numbered(number)
                .filter(one -> one.state() == Generation.State.RUNNING)
                .isEmpty());
        for (Generation generation : now.fed()) {
            if (generation.state() == Generation.State.RUNNING) {
                loaded.remove(generation.number());
                lookAfter(generation);
            } else if (loaded.add(generation.number())) {
                indices.endLoading(generation.number());
            }
        }
        dropped.remove(now);
    }

    private void lookAfter(Generation generation) throws IOException, InterruptedException {
        int number = generation.number();
        counts.count(generation);
        if (generation.isEnriched() && generation.enrichmentVersion() == null) {
            return; // nobody took it up so far
        }
        Built looked = built.computeIfAbsent(
                number, one -> new Built(accounting.backlog(generation), accounting.keptTopics(generation)));
        Optional<String> loss = looked.topics().loss();
        if (loss.isPresent()) {
            generations.change(now -> now.failed(number, loss.get(), clock.instant()));
            LOG.errorf("generation %d failed: %s", number, loss.get());
        } else if (looked.backlog().isThrough()) {
            indices.endLoading(number);
            generations.change(now -> now.caughtUp(number, clock.instant()));
            LOG.infof("generation %d has caught up with the corpus", number);
        }
    }
}
