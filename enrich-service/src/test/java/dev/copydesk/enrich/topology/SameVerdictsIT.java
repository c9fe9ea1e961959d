package dev.copydesk.enrich.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * One corpus with copies, rewrites, revisions and takedowns on a real broker, enriched again and again by real instances, which share
 * it, are killed, or lose their disk: each time with the verdicts of the pure core to the last word, nothing lost and nothing doubled.
 * Each generation reads the corpus from its beginning, as a replay does.
 */
class SameVerdictsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long SEED = 20261122;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS) // the log of a broker tells why it took nothing
    static Path folder;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static TestBroker broker;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static CorpusRun corpus;

    @BeforeAll
    static void sendTheCorpus() throws ExecutionException, InterruptedException {
        broker = new TestBroker(folder.resolve("kafka"));
        corpus = new CorpusRun(broker.bootstrapServers(), SEED, 150);
        corpus.createTopics(1, 1);
        corpus.send(0, corpus.size());
    }

    @AfterAll
    static void stopTheBroker() {
        broker.close();
    }

    @Test
    @Tag("long")
    void oneInstanceWithOneLanePartition() {
        try (EnrichProcess only = instance(1, "only", 0)) {
            corpus.awaitTheVerdicts(1, only::isAlive);
        }
    }

    @Test
    void threeInstancesThatShareFiveLanePartitionsWithStandbys() throws Exception {
        corpus.createTopics(2, 5);
        try (EnrichProcess first = instance(2, "first", 1);
                EnrichProcess second = instance(2, "second", 1);
                EnrichProcess third = instance(2, "third", 1)) {
            corpus.awaitTheVerdicts(2, first::isAlive, second::isAlive, third::isAlive);
        }
    }

    @Test
    void anInstanceThatIsKilledInTheMiddle() throws Exception {
        corpus.createTopics(3, 3);
        Path state = folder.resolve("killed");
        try (EnrichChild first = child(3, state)) {
            corpus.awaitIssued(3, 20, first.process());
            first.kill();
        }
        try (EnrichChild second = child(3, state)) {
            corpus.awaitTheVerdicts(3, second::isAlive);
        }
    }

    @Test
    @Tag("long")
    void aSurvivorTakesOverFromAnInstanceThatIsKilled() throws Exception {
        corpus.createTopics(4, 3);
        try (EnrichChild killed = child(4, folder.resolve("victim"));
                EnrichChild survivor = child(4, folder.resolve("survivor"))) {
            corpus.awaitIssued(4, 20, survivor.process());
            killed.kill();
            corpus.awaitTheVerdicts(4, survivor::isAlive);
        }
    }

    @Test
    void aStateFolderWithRubbishInItIsRestoredFromKafka() throws Exception {
        corpus.createTopics(5, 3);
        Path state = folder.resolve("rubbish");
        try (EnrichChild first = child(5, state)) {
            corpus.awaitTheVerdicts(5, first::isAlive);
            first.stop();
        }
        assertThat(spoil(state)).as("spoilt files").isPositive();
        try (EnrichChild second = child(5, state)) {
            await().atMost(PATIENCE).until(() -> second.log().contains("deleted and restored"));
            corpus.awaitTheVerdicts(5, second::isAlive);
        }
    }

    @Test
    @Tag("long")
    void aFullDiskIsWaitedFor() throws Exception {
        assumeThat(Path.of("/usr/bin/prlimit")).exists();
        corpus.createTopics(6, 3);
        try (EnrichChild only = EnrichChild.prepare(broker.bootstrapServers(), 6, folder.resolve("full"))) {
            only.limitFiles("1024");
            only.begin();
            await().atMost(PATIENCE).until(() -> only.log().contains("failed"));
            only.limitFiles("unlimited");
            corpus.awaitTheVerdicts(6, only::isAlive);
        }
    }

    private static EnrichProcess instance(int generation, String name, int standbyReplicas) {
        return EnrichProcess.start(
                broker.bootstrapServers(),
                generation,
                CorpusRun.SOURCE_PARTITIONS,
                folder.resolve(generation + "-" + name),
                standbyReplicas,
                new SimpleMeterRegistry());
    }

    private static EnrichChild child(int generation, Path state) throws IOException {
        return EnrichChild.start(broker.bootstrapServers(), generation, state);
    }

    /** Writes over the middle of every file of every store; returns how many. */
    private static int spoil(Path state) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(state)) {
            files = all.filter(file -> file.toString().contains("rocksdb"))
                    .filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("LOG"))
                    .toList();
        }
        for (Path file : files) {
            byte[] content = Files.readAllBytes(file);
            Arrays.fill(content, content.length / 4, content.length, (byte) 0x5a);
            Files.write(file, content);
        }
        return files.size();
    }
}
