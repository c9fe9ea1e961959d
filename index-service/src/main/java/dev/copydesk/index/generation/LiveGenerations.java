package dev.copydesk.index.generation;

import dev.copydesk.index.IndexConfig;
import dev.copydesk.index.elasticsearch.GenerationRoles;
import dev.copydesk.kafka.GenerationFollower;
import dev.copydesk.kafka.GenerationLog;
import dev.copydesk.kafka.KafkaConnection;
import dev.copydesk.model.Generation;
import dev.copydesk.model.Generations;
import dev.copydesk.model.Selection;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The generations as their topic has them, or the only one that this service is configured to write and serve. Thread-safe.
 */
@Singleton
public class LiveGenerations implements GenerationRoles {
    /** The follower is a moment behind what is written. */
    private static final Duration FOLLOWED_WITHIN = Duration.ofSeconds(5);

    private final GenerationLog log;
    private final GenerationFollower follower;
    private final @Nullable Generations only;
    /** What this instance changed itself is known at once. */
    private volatile @Nullable Written written;

    private record Written(Generations generations, long nanoTime) {
        boolean isRecent() {
            return System.nanoTime() - nanoTime < FOLLOWED_WITHIN.toNanos();
        }
    }

    LiveGenerations(IndexConfig config, KafkaConnection connection) {
        this.log = new GenerationLog(connection);
        this.follower = new GenerationFollower(connection);
        this.only = config.generation() == 0 ? null : Generations.only(fixed(config.generation()));
    }

    private static Generation fixed(int number) {
        return new Generation(
                number,
                Generation.Kind.FULL,
                Generation.State.PROMOTED,
                number,
                null,
                Selection.ALL,
                null,
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                null,
                null,
                null);
    }

    void start(@Observes StartupEvent event) {
        if (only == null) {
            follower.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        follower.close();
    }

    /** Whether they were read to their end once; before, only the first generation seems to be there. */
    public boolean areKnown() {
        return only != null || follower.isKnown();
    }

    /** Whether this service is configured to know only one, which never changes. */
    public boolean isFixed() {
        return only != null;
    }

    public Generations current() {
        if (only != null) {
            return only;
        }
        Written own = written;
        return own != null && own.isRecent() ? latest(follower.current(), own.generations()) : follower.current();
    }

    private static Generations latest(Generations followed, Generations own) {
        Instant changed = lastChange(own);
        return lastChange(followed).isBefore(changed) ? own : followed;
    }

    private static Instant lastChange(Generations generations) {
        return generations.all().stream()
                .map(Generation::changedAt)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    public Generation serving() {
        return current().serving();
    }

    /**
     * See {@link GenerationLog#change}.
     *
     * @throws IOException if Kafka does not answer
     */
    public Generations change(GenerationLog.Change change) throws IOException, InterruptedException {
        Generations changed = log.change(change);
        written = new Written(changed, System.nanoTime());
        return changed;
    }

    @Override
    public boolean serves(int generation) {
        return serving().number() == generation;
    }

    @Override
    public boolean isLoaded(int generation) {
        return current()
                .numbered(generation)
                .filter(one -> one.state() == Generation.State.RUNNING)
                .isPresent();
    }
}
