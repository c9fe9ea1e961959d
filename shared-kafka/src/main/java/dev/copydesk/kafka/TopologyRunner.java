package dev.copydesk.kafka;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs one topology for the life of a service: waits for Kafka, creates the topics, starts, and starts anew what failed. Where
 * topics are of another shape, the service ends.
 *
 * <p>A stream thread that dies is replaced; a client that ends in {@code ERROR} is closed and built again, with a growing
 * pause. Nothing is lost by that: under exactly-once the open transaction is aborted and its input read again. Local state that
 * cannot be read is deleted and restored from Kafka.
 *
 * <p>Thread-safe. {@link #start} returns at once.
 */
public final class TopologyRunner implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TopologyRunner.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration PROBATION = Duration.ofMinutes(1);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);
    private static final Set<String> ENDING = Set.of("PENDING_SHUTDOWN", "DEAD");

    private final Topology topology;
    private final StreamsSettings settings;
    private final Collection<TopicSpec> topics;
    private final InstantSource clock;
    private final Thread supervisor;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable KafkaStreams streams;
    private volatile Instant lastFailure = Instant.EPOCH;
    private volatile int threads;

    public TopologyRunner(
            Topology topology, StreamsSettings settings, Collection<TopicSpec> topics, InstantSource clock) {
        this.clock = clock;
        this.topology = topology;
        this.settings = settings;
        this.topics = topics;
        this.threads = settings.threads();
        this.supervisor = new Thread(this::supervise, "topology-" + settings.applicationId());
        this.supervisor.setDaemon(true);
    }

    public void start() {
        supervisor.start();
    }

    /** How many threads process records, from about a second after this on; at least 1. */
    public void use(int threads) {
        this.threads = threads;
    }

    /** Whether records are being processed, or stores restored for it, and no thread failed in the last minute. */
    public boolean isRunning() {
        KafkaStreams current = streams;
        return current != null
                && current.state().isRunningOrRebalancing()
                && clock.instant().isAfter(lastFailure.plus(PROBATION));
    }

    /** The state in Kafka's words, for health checks: {@code NOT_STARTED} while Kafka cannot be reached. */
    public String state() {
        KafkaStreams current = streams;
        return current == null ? "NOT_STARTED" : current.state().name();
    }

    /** Kafka's own metrics of the running topology; none while it does not run. */
    public Collection<Metric> metrics() {
        KafkaStreams current = streams;
        return current == null ? List.of() : List.copyOf(current.metrics().values());
    }

    private void supervise() {
        Duration pause = FIRST_PAUSE;
        while (closing.getCount() > 0) {
            try {
                createTopics();
                if (runUntilFailureOrClose()) {
                    pause = FIRST_PAUSE;
                }
            } catch (TopicMismatchException e) {
                ServiceEnd.because(e);
                return;
            } catch (ExecutionException | RuntimeException e) {
                Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
                LOG.warnf(
                        "%s cannot start (%s); trying again in %d ms. Is Kafka reachable at %s?",
                        settings.applicationId(), cause, pause.toMillis(), settings.connection());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            try {
                if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    private void createTopics() throws ExecutionException, InterruptedException {
        try (Admin admin = settings.connection().admin()) {
            TopicCreation.ensure(admin, topics);
        }
    }

    /** Returns whether the client had been running before it failed or was closed. */
    private boolean runUntilFailureOrClose() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        CountDownLatch ran = new CountDownLatch(1);
        KafkaStreams current = new KafkaStreams(
                topology,
                settings.forTopology(settings.applicationId(), threads).toProperties());
        AtomicBoolean damaged = new AtomicBoolean();
        current.setUncaughtExceptionHandler(failure -> {
            if (LocalState.isDamaged(failure)) {
                LOG.errorf(
                        failure,
                        "the local state of %s cannot be read; it is deleted and restored from Kafka",
                        settings.applicationId());
                lastFailure = clock.instant();
                damaged.set(true);
                return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
            }
            boolean again = clock.instant().isBefore(lastFailure.plus(PROBATION));
            lastFailure = clock.instant();
            LOG.errorf(
                    failure,
                    "a stream thread of %s failed%s",
                    settings.applicationId(),
                    again ? " again and the topology is started anew" : " and is replaced");
            // One that fails over and over gets the growing pause of a new start.
            return again ? StreamThreadExceptionResponse.SHUTDOWN_CLIENT : StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        current.setGlobalStateRestoreListener(new RestoreLog(clock));
        current.setStateListener((now, before) -> {
            LOG.infof("%s: %s", settings.applicationId(), now);
            if (now == KafkaStreams.State.RUNNING) {
                ran.countDown();
            }
            if (now == KafkaStreams.State.ERROR || now == KafkaStreams.State.NOT_RUNNING) {
                ended.countDown();
            }
        });
        streams = current;
        current.start();
        while (ended.getCount() > 0 && closing.getCount() > 0) {
            if (ended.await(1, TimeUnit.SECONDS)) {
                LOG.errorf("%s ended in state %s and is started anew", settings.applicationId(), current.state());
            } else {
                adjustThreads(current);
            }
        }
        current.close(CLOSE_TIMEOUT);
        if (damaged.get()) {
            current.cleanUp();
        }
        return ran.getCount() == 0;
    }

    /** By one at a time: Kafka Streams hands the tasks out anew after each. */
    private void adjustThreads(KafkaStreams current) {
        if (!current.state().isRunningOrRebalancing()) {
            return;
        }
        long now = current.metadataForLocalThreads().stream()
                .filter(thread -> !ENDING.contains(thread.threadState()))
                .count();
        int wanted = threads;
        try {
            if (now < wanted) {
                current.addStreamThread();
            } else if (now > wanted) {
                current.removeStreamThread(CLOSE_TIMEOUT);
            } else {
                return;
            }
            LOG.infof("%s goes from %d threads towards %d", settings.applicationId(), now, wanted);
        } catch (TimeoutException e) {
            LOG.infof("a thread of %s is still ending: %s", settings.applicationId(), e.getMessage());
        }
    }

    /** Commits what was processed and stops, within 20 s. */
    @Override
    public void close() {
        closing.countDown();
        try {
            supervisor.join(CLOSE_TIMEOUT.plusSeconds(5).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
