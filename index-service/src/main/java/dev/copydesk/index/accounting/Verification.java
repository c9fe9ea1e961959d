package dev.copydesk.index.accounting;

import dev.copydesk.index.elasticsearch.JsonClient;
import dev.copydesk.index.elasticsearch.PointInTime;
import dev.copydesk.index.follow.Consumers;
import dev.copydesk.index.generation.LiveGenerations;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.Generation;
import dev.copydesk.model.RawArticle;
import dev.copydesk.model.Selection;
import dev.copydesk.model.Topics;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.TopicPartition;

/**
 * Joins the corpus with the index: every article that admission let pass must be indexed exactly once, in its current
 * revision, or have left it with its month, and nothing else. What is still on its way there when this begins is waited for, within bounds, and told apart
 * from what is missing. Memory is bounded by reading both sides once for every few million articles. One run at a
 * time; blocking.
 */
@Singleton
public class Verification {
    private static final int IDS_AT_A_TIME = 2_000_000;
    /** For what is on its way when a run begins. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Consumers consumers;
    private final JsonClient client;
    private final Accounting accounting;
    private final LiveGenerations generations;
    private final CountDownLatch stopping = new CountDownLatch(1);

    Verification(Consumers consumers, JsonClient client, Accounting accounting, LiveGenerations generations) {
        this.consumers = consumers;
        this.client = client;
        this.accounting = accounting;
        this.generations = generations;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    /** Of the serving generation. */
    VerificationReport run() throws IOException, InterruptedException {
        return run(generations.serving(), PATIENCE);
    }

    /**
     * Of any generation, against what belongs into it.
     *
     * @param patience how long what is on its way is waited for; what is not through then is told apart
     * @throws IOException if Kafka or Elasticsearch does not answer
     */
    public synchronized VerificationReport run(Generation generation, Duration patience)
            throws IOException, InterruptedException {
        try (Corpus corpus = new Corpus(consumers.withoutGroup(), Topics.RAW)) {
            Map<TopicPartition, Long> starts = corpus.starts();
            Map<TopicPartition, Long> ends = corpus.ends();
            Backlog backlog = accounting.backlog(generation);
            backlog.await(patience, stopping);
            Findings findings = new Findings(accounting.openLetters());
            for (IdRange range : IdRange.split(sum(ends) - sum(starts), IDS_AT_A_TIME)) {
                join(generation, range, corpus, starts, ends, backlog, findings);
            }
            return findings.report();
        }
    }

    private void join(
            Generation generation,
            IdRange range,
            Corpus corpus,
            Map<TopicPartition, Long> starts,
            Map<TopicPartition, Long> ends,
            Backlog backlog,
            Findings findings)
            throws IOException, InterruptedException {
        RevisionTable table = new RevisionTable(0);
        corpus.read(starts, ends, range::contains, (id, value) -> {
            if (value == null || !belongs(value, generation.selection())) {
                table.remove(id);
            } else {
                table.put(id, Corpus.revision(value));
            }
        });
        RevisionTable onTheWay = backlog.read(range);
        client.refresh(generation.number());
        try (PointInTime view = client.openPointInTime(generation.number())) {
            Set<String> changing = new HashSet<>();
            corpus.read(ends, corpus.ends(), range::contains, (id, value) -> changing.add(id));
            findings.join(table, new IndexScan(view, range), changing, id -> onTheWay.revision(id) > 0);
        }
    }

    private static boolean belongs(byte[] value, Selection selection) {
        if (selection.isAll()) {
            return true;
        }
        RawArticle article = EventJson.read(value, RawArticle.class);
        return selection.holds(article.source(), article.firstSeenAt());
    }

    private static long sum(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }
}
