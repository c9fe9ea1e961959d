package dev.copydesk.ingest;

import dev.copydesk.ingest.fetch.AddressGuard;
import dev.copydesk.ingest.fetch.FetchLimits;
import dev.copydesk.ingest.fetch.PageFetcher;
import dev.copydesk.ingest.fetch.RobotsRules;
import dev.copydesk.ingest.fetch.SystemResolver;
import dev.copydesk.ingest.fetch.VertxFeedFetcher;
import dev.copydesk.ingest.poll.ParsedFeeds;
import dev.copydesk.ingest.poll.Poller;
import dev.copydesk.ingest.poll.PollerCounters;
import dev.copydesk.ingest.poll.PollerSurroundings;
import dev.copydesk.ingest.registry.AddressCheck;
import dev.copydesk.ingest.registry.FeedFollower;
import dev.copydesk.ingest.registry.FeedLog;
import dev.copydesk.ingest.registry.FeedOwner;
import dev.copydesk.ingest.registry.FeedRegistry;
import dev.copydesk.ingest.registry.FeedTopic;
import dev.copydesk.ingest.registry.RegistrationReader;
import dev.copydesk.kafka.TopologyConfiguration;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/** Keeps the registry of feeds, and polls this instance's share of them, for the life of the service. */
@ApplicationScoped
public class FeedsRunner {
    private static final Logger LOG = Logger.getLogger(FeedsRunner.class);
    private static final Duration DRAIN_PATIENCE = Duration.ofSeconds(10);

    private final FeedsConfiguration configured;
    private final ExecutorService workers;
    private final ScheduledExecutorService timer;
    private final SystemResolver resolver = new SystemResolver();
    private final VertxFeedFetcher fetcher;
    private final FetchLimits limits;
    private final FeedTopicCreation creation;
    private final FeedLog log;
    private final FeedFollower follower;
    private final Poller poller;
    private final FeedOwner owner;
    private final FeedRegistry registry;

    FeedsRunner(
            FeedsPipeline pipeline, FeedsConfiguration configured, InstantSource clock, Vertx vertx, Config config) {
        TopologyConfiguration kafka = TopologyConfiguration.of(config);
        FeedTopic topic = FeedTopic.of(kafka.connection(), kafka.partitions());
        this.configured = configured;
        this.workers = Executors.newFixedThreadPool(
                Math.min(4, Runtime.getRuntime().availableProcessors()), task -> daemon(task, "feeds-worker"));
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "feeds-timer"));
        this.limits = FeedSettings.fetchLimits(configured);
        this.fetcher = new VertxFeedFetcher(vertx, limits, resolver, workers);
        this.log = new FeedLog(topic);
        this.follower = new FeedFollower(topic);
        this.registry = new FeedRegistry(log, follower, clock, configured.maxFeeds());
        this.poller = new Poller(
                FeedSettings.pollSettings(configured),
                new PollerSurroundings(
                        fetcher,
                        new PageFetcher(fetcher, new RobotsRules(fetcher, clock, FeedSettings.robotsName(configured))),
                        new ParsedFeeds(),
                        pipeline,
                        log,
                        clock,
                        new Random(),
                        this::runLater,
                        workers));
        this.owner = new FeedOwner(topic, log, poller);
        this.creation = new FeedTopicCreation(topic, this::begin);
    }

    void start(@Observes StartupEvent event) {
        creation.start();
    }

    private void begin() {
        follower.start();
        if (configured.enabled()) {
            if (configured.contact().isEmpty()) {
                LOG.info(
                        "copydesk.feeds.contact is not set: hosts of feeds cannot tell whom to ask about our requests");
            }
            owner.start();
        } else {
            LOG.info("copydesk.feeds.enabled is false: no feed is polled here");
        }
    }

    void stop(@Observes ShutdownEvent event) {
        creation.close();
        try {
            poller.drain().toCompletableFuture().get(DRAIN_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.info("some polls are given up; their feeds are polled again after the start");
        }
        owner.close();
        follower.close();
        log.close();
        fetcher.close();
        timer.shutdownNow();
        workers.shutdownNow();
        resolver.close();
    }

    /** What this instance polled since its start. */
    PollerCounters polled() {
        return poller.counters();
    }

    private void runLater(Duration delay, Runnable task) {
        var unused = timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Produces
    @Singleton
    FeedRegistry registry() {
        return registry;
    }

    @Produces
    @Singleton
    RegistrationReader registrationReader() {
        return new RegistrationReader(configured.minInterval(), configured.maxInterval());
    }

    @Produces
    @Singleton
    AddressCheck addressCheck() {
        return new AddressCheck(new AddressGuard(limits.allowedAddresses()), resolver);
    }

    @Produces
    @Readiness
    @ApplicationScoped
    HealthCheck feedsReadiness() {
        return () -> HealthCheckResponse.named("feeds")
                .withData("partitions", owner.ownedPartitions().size())
                .status(follower.isComplete())
                .build();
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
