package dev.copydesk.enrich.topology;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The broker is killed while articles come in and are enriched: nothing is lost, nothing doubled, the verdicts are the same. */
class BrokerKillIT {
    private static final long SEED = 20261123;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS) // the log of a broker tells why it took nothing
    Path folder;

    @Test
    void aBrokerThatIsKilledUnderLoadAndComesBackWithItsData() throws Exception {
        try (TestBroker broker = new TestBroker(folder.resolve("kafka"))) {
            CorpusRun corpus = new CorpusRun(broker.bootstrapServers(), SEED, 150);
            corpus.createTopics(1, 3);
            try (EnrichChild instance = EnrichChild.start(broker.bootstrapServers(), 1, folder.resolve("state"))) {
                corpus.send(0, corpus.size() / 2);
                corpus.awaitIssued(1, 10, instance.process());
                broker.kill();
                broker.restart();
                corpus.send(corpus.size() / 2, corpus.size());
                corpus.awaitTheVerdicts(1, instance::isAlive);
            }
        }
    }
}
