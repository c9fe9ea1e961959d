package dev.copydesk.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.copydesk.ingest.poll.PollState;
import dev.copydesk.ingest.registry.FeedAddress;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.RawArticle;
import dev.copydesk.model.Topics;
import dev.copydesk.stack.ChildProcess;
import dev.copydesk.stack.ChildSpec;
import dev.copydesk.stack.KafkaBroker;
import dev.copydesk.stack.KafkaSettings;
import dev.copydesk.stack.OrphanGuard;
import dev.copydesk.stack.StackHome;
import dev.copydesk.testsupport.ServiceClient;
import dev.copydesk.testsupport.TopicReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two built ingest services share feeds on a Kafka of their own; again and again one of them is killed amid its polls. */
class KilledPollerIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int MANY_KILLS = 8;
    private static final int FEEDS = 8;
    private static final int NEW_ITEMS = 10;
    private static final int PARTITIONS = 4;
    private static final long LONGEST_DELAY_NANOS = 20_000_000;

    @TempDir
    private Path folder;

    private final LocalFeed host = new LocalFeed();
    private final OrphanGuard guard = OrphanGuard.start(Duration.ofSeconds(10));
    private final List<ChildProcess> started = new ArrayList<>();
    private final Map<String, Integer> versions = new TreeMap<>();
    private String bootstrapServers = "";

    @BeforeEach
    void startKafka() throws InterruptedException {
        KafkaSettings settings = KafkaSettings.forTests(folder.resolve("kafka"));
        watched(ChildProcess.start(KafkaBroker.prepare(StackHome.locate(), settings)));
        bootstrapServers = settings.bootstrapServers();
    }

    @AfterEach
    void stopAll() {
        started.forEach(ChildProcess::terminate);
        started.forEach(ChildProcess::close);
        guard.close();
        host.close();
    }

    @Test
    void everyItemIsAdmittedOnceAndNoStateIsAheadOfWhatWasAcknowledged() throws Exception {
        pollThrough(1);
    }

    @Test
    @Tag("long")
    void manyKillsLoseAndRepeatNothingEither() throws Exception {
        pollThrough(MANY_KILLS);
    }

    private void pollThrough(int kills) throws Exception {
        long seed = Long.getLong("copydesk.seed", System.nanoTime());
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<Instance> instances = List.of(new Instance("one"), new Instance("two"));
        instances.get(0).start();
        instances.get(1).start();
        publish(0);
        for (int feed = 0; feed < FEEDS; feed++) {
            assertThat(instances
                            .get(feed % 2)
                            .client
                            .post("/feeds", "application/json", "{\"url\": \"" + host.url(path(feed)) + "\"}")
                            .status())
                    .isEqualTo(201);
        }
        try (TopicReader raw = new TopicReader(bootstrapServers, Topics.RAW, PARTITIONS);
                TopicReader received = new TopicReader(bootstrapServers, Topics.RECEIVED, PARTITIONS);
                TopicReader states = new TopicReader(bootstrapServers, Topics.FEEDS, PARTITIONS)) {
            for (int kill = 1; kill <= kills; kill++) {
                awaitAllAdmitted(raw, seed);
                Instance victim = instances.get(kill % instances.size());
                killAmidPolls(victim, random);
                publish(kill);
                await().atMost(PATIENCE).until(() -> !victim.process().isAlive());
                assertNoStateIsAhead(states, received, seed);
                victim.start();
            }
            awaitAllAdmitted(raw, seed);
            Map<Integer, Integer> asked = new HashMap<>();
            IntStream.range(0, FEEDS).forEach(feed -> asked.put(feed, host.requests(path(feed))));
            await().atMost(PATIENCE).until(() -> asked.entrySet().stream()
                    .allMatch(feed -> host.requests(path(feed.getKey())) >= feed.getValue() + 2));
            awaitAllAdmitted(raw, seed);
            System.out.println(received.readAll().size() + " received, " + versions.size() + " items");
        }
    }

    /** New items in each feed, and another text of one that is there. */
    private void publish(int round) {
        for (int feed = 0; feed < FEEDS; feed++) {
            if (round > 0) {
                show(feed, "item-" + (round - 1) + "-0", "Another text, of round " + round);
            }
            for (int i = 0; i < NEW_ITEMS; i++) {
                show(feed, "item-" + round + "-" + i, "Text");
            }
        }
    }

    private void show(int feed, String item, String text) {
        host.put(path(feed), item, text);
        versions.merge(host.itemUrl(path(feed), item), 1, Integer::sum);
    }

    /** When the feeds have given some bodies, and so while their items are read, sent, or waited for. */
    private void killAmidPolls(Instance victim, Random random) {
        AtomicInteger bodies = new AtomicInteger(1 + random.nextInt(FEEDS));
        long delay = (long) (random.nextDouble() * LONGEST_DELAY_NANOS);
        host.afterEachBody(path -> {
            if (bodies.decrementAndGet() == 0) {
                LockSupport.parkNanos(delay);
                ProcessHandle.of(victim.process().pid()).ifPresent(ProcessHandle::destroyForcibly);
            }
        });
    }

    /** Every content of every item once, in its order, and nothing else. */
    private void awaitAllAdmitted(TopicReader raw, long seed) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            Map<String, List<Integer>> admitted = new TreeMap<>();
            raw.readAll().stream()
                    .map(record -> EventJson.read(record.value(), RawArticle.class))
                    .forEach(
                            article -> admitted.computeIfAbsent(String.valueOf(article.url()), url -> new ArrayList<>())
                                    .add(article.revision()));
            Map<String, List<Integer>> expected = new TreeMap<>();
            versions.forEach((url, count) ->
                    expected.put(url, IntStream.rangeClosed(1, count).boxed().toList()));
            assertThat(admitted).as("seed %d", seed).isEqualTo(expected);
        });
    }

    /** What a state has seen is in the topic: it was written after the acknowledgement. */
    private void assertNoStateIsAhead(TopicReader states, TopicReader received, long seed) {
        Map<String, Long> claimed = new HashMap<>();
        for (int feed = 0; feed < FEEDS; feed++) {
            String id = FeedAddress.of(host.url(path(feed))).id();
            states.last(record -> record.key().equals(id + "/state") && record.value() != null)
                    .map(record -> EventJson.read(record.value(), PollState.class))
                    .ifPresent(state -> claimed.put(
                            id, state.totals().newItems() + state.totals().changedItems()));
        }
        await().atMost(PATIENCE).untilAsserted(() -> {
            Map<String, Set<String>> there = new HashMap<>();
            received.readAll().stream()
                    .map(record -> EventJson.read(record.value(), RawArticle.class))
                    .forEach(article -> there.computeIfAbsent(
                                    FeedAddress.of(String.valueOf(article.feedUrl()))
                                            .id(),
                                    feed -> new HashSet<>())
                            .add(article.id() + article.contentHash()));
            claimed.forEach((feed, count) -> assertThat(
                            (long) there.getOrDefault(feed, Set.of()).size())
                    .as("seed %d, feed %s", seed, feed)
                    .isGreaterThanOrEqualTo(count));
        });
    }

    private static String path(int feed) {
        return "/feed-" + feed;
    }

    private void watched(ChildProcess process) throws InterruptedException {
        guard.watch(process);
        started.add(process);
        process.awaitReady(PATIENCE);
    }

    /** A service that is started again at the same port and with the same state. */
    private final class Instance {
        private final String name;
        private final int port = freePort();
        private final ServiceClient client = new ServiceClient(URI.create("http://127.0.0.1:" + port));
        private final List<ChildProcess> runs = new ArrayList<>();

        Instance(String name) {
            this.name = name;
        }

        ChildProcess process() {
            return runs.get(runs.size() - 1);
        }

        void start() throws IOException, InterruptedException {
            Path home = Files.createDirectories(folder.resolve(name));
            Map<String, String> settings = Map.ofEntries(
                    Map.entry("kafka.bootstrap.servers", bootstrapServers),
                    Map.entry("quarkus.http.port", String.valueOf(port)),
                    Map.entry("copydesk.state.dir", home.resolve("state").toString()),
                    Map.entry("copydesk.topics.partitions", String.valueOf(PARTITIONS)),
                    Map.entry("copydesk.local", "true"),
                    Map.entry("copydesk.feeds.allowed-addresses", "127.0.0.0/8"),
                    Map.entry("copydesk.feeds.min-interval", "PT1S"),
                    Map.entry("copydesk.feeds.first-interval", "PT1S"),
                    Map.entry("copydesk.feeds.max-interval", "PT2S"),
                    Map.entry("copydesk.feeds.check-delay", "PT1S"),
                    Map.entry("copydesk.feeds.failure-delay", "PT1S"),
                    Map.entry("copydesk.feeds.host-spacing", "PT0.01S"),
                    Map.entry("copydesk.feeds.host-concurrency", "4"));
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.add("-Xmx512m");
            settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
            Path program = Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
            command.addAll(List.of("-jar", program.toString()));
            ChildProcess process = ChildProcess.start(new ChildSpec(
                    "ingest " + name, command, Map.of(), home, home.resolve("ingest.log"), this::missing));
            runs.add(process);
            watched(process);
        }

        private Optional<String> missing() {
            try {
                return client.isReady() ? Optional.empty() : Optional.of("its health says that it is not ready");
            } catch (UncheckedIOException e) {
                return Optional.of("it does not answer");
            }
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
