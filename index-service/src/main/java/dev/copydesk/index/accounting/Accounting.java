package dev.copydesk.index.accounting;

import dev.copydesk.index.dead.DeadLetters;
import dev.copydesk.index.dead.OpenLetters;
import dev.copydesk.index.elasticsearch.IndexedVersion;
import dev.copydesk.index.elasticsearch.IndexedVersions;
import dev.copydesk.index.follow.Consumers;
import dev.copydesk.index.follow.TopicFollower;
import dev.copydesk.index.generation.LiveGenerations;
import dev.copydesk.index.metrics.WriteMetrics;
import dev.copydesk.kafka.KafkaConnection;
import dev.copydesk.model.Generation;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.jboss.logging.Logger;

/** Puts together what admission counted, what is indexed and what lies with the dead letters. Thread-safe; blocking. */
@Singleton
public class Accounting {
    private static final Logger LOG = Logger.getLogger(Accounting.class);

    private final IndexedArticles index;
    private final IndexedVersions versions;
    private final Consumers consumers;
    private final AdmissionCounts admission = new AdmissionCounts();
    private final DeadLetters letters;
    private final TopicFollower admissionFollower;
    private final Admin admin;
    private final ConsumerLag lag;
    private final WriteMetrics writes;
    private final LiveGenerations generations;

    Accounting(
            IndexedArticles index,
            IndexedVersions versions,
            Consumers consumers,
            DeadLetters letters,
            WriteMetrics writes,
            LiveGenerations generations,
            KafkaConnection connection) {
        this.index = index;
        this.versions = versions;
        this.consumers = consumers;
        this.letters = letters;
        this.writes = writes;
        this.generations = generations;
        this.admissionFollower = new TopicFollower(List.of(AdmissionCounts.TOPIC), admission, consumers::withoutGroup);
        this.admin = connection.admin();
        this.lag = new ConsumerLag(admin);
    }

    void start(@Observes StartupEvent event) {
        admissionFollower.start();
    }

    void stop(@Observes ShutdownEvent event) {
        admissionFollower.close();
        admin.close();
    }

    /**
     * The state of things.
     *
     * @param healthy whether Kafka and Elasticsearch answer and everything that is counted has been read
     * @param accounting the loss equation in total
     * @param sources the loss equation by source id
     * @param lag offsets that each stage lies behind
     * @param indexedPerSecond by this instance, over the last minute
     * @param latencySeconds from fetched to indexed, by percentile, over the last minutes
     * @param overloads items that Elasticsearch refused as too much, since this instance started
     */
    public record Stats(
            boolean healthy,
            Account accounting,
            Map<String, Account> sources,
            Map<String, Long> lag,
            int generation,
            double indexedPerSecond,
            Map<String, Double> latencySeconds,
            long overloads) {}

    /** Counts anew. Without Elasticsearch nothing counts as indexed, and {@code healthy} is false. */
    public Stats stats() throws InterruptedException {
        Optional<Map<String, Long>> stages = lag.byStage(generations.serving());
        boolean healthy = generations.areKnown()
                && stages.isPresent()
                && admissionFollower.isFollowing()
                && letters.areFollowed();
        Ledger ledger;
        try {
            ledger = ledger();
        } catch (IOException e) {
            LOG.warnf("Elasticsearch was not counted: %s", e.toString());
            healthy = false;
            ledger =
                    Ledger.of(admission.bySource(), new IndexedArticles.Counts(Map.of(), Map.of()), Map.of(), Map.of());
        }
        return new Stats(
                healthy,
                ledger.total(),
                ledger.sources(),
                stages.orElse(Map.of()),
                generations.serving().number(),
                writes.perSecond(),
                writes.latencySeconds(),
                writes.overloads());
    }

    /** The index is counted first: what arrives meanwhile shows as in flight, never as more indexed than accepted. */
    private Ledger ledger() throws IOException {
        IndexedArticles.Counts indexed = index.bySource();
        Map<String, OpenLetters.Letter> open = letters.open().byArticle();
        return Ledger.of(admission.bySource(), indexed, open, versions.of(open.keySet()));
    }

    /** What has not come through to a generation when this is called. */
    public Backlog backlog(Generation generation) {
        return new Backlog(consumers::withoutGroup, new CommittedOffsets(admin), new WrittenEnds(admin), generation);
    }

    /** Of a generation that is being built, from now on. */
    public KeptTopics keptTopics(Generation generation) {
        return new KeptTopics(admin, new CommittedOffsets(admin), generation, InstantSource.system());
    }

    /** Offsets that each stage of a generation lies behind; empty where Kafka does not answer. */
    public Map<String, Long> lag(Generation generation) throws InterruptedException {
        return lag.byStage(generation).orElse(Map.of());
    }

    /** Articles that are to be indexed, as admission counts them. */
    public long liveArticles() {
        return admission.bySource().values().stream()
                .mapToLong(AdmissionCount::live)
                .sum();
    }

    /**
     * Articles whose letter is as new as a generation, and that it does not have in the version that the letter is about.
     *
     * @throws IOException if Elasticsearch does not answer
     */
    public long errors(Generation generation) throws IOException {
        Instant began = generation.startedAt();
        Map<String, OpenLetters.Letter> failed = new HashMap<>(openLetters());
        failed.values().removeIf(letter -> letter.at().isBefore(began));
        Map<String, IndexedVersion> held = versions.of(generation.number(), failed.keySet());
        return failed.values().stream()
                .filter(letter -> {
                    IndexedVersion version = held.get(letter.articleId());
                    return version == null || version.version() < letter.version();
                })
                .count();
    }

    /** Articles that cannot be indexed as things stand, with the version that can't. */
    Map<String, OpenLetters.Letter> openLetters() {
        return letters.open().byArticle();
    }
}
