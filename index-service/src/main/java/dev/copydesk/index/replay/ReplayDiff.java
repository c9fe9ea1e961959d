package dev.copydesk.index.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.index.accounting.Verification;
import dev.copydesk.index.accounting.VerificationReport;
import dev.copydesk.index.elasticsearch.GenerationIndices;
import dev.copydesk.index.elasticsearch.JsonClient;
import dev.copydesk.index.generation.LiveGenerations;
import dev.copydesk.index.search.ArticleSearch;
import dev.copydesk.model.Generation;
import dev.copydesk.model.GenerationRefusedException;
import dev.copydesk.model.Generations;
import dev.copydesk.model.Selection;
import dev.copydesk.model.Source;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares the newest generation with the one that serves or, where it serves itself, with the one that it replaced. Reads both
 * wholly: about a minute for a hundred thousand articles. One at a time; blocking.
 */
@Singleton
class ReplayDiff {
    private static final int RUNS = 5;
    private static final int FOUND = 20;

    private final LiveGenerations generations;
    private final JsonClient client;
    private final GenerationIndices indices;
    private final Verification verification;
    private final ArticleSearch search;
    private final ReplayConfig config;
    private final InstantSource clock;

    ReplayDiff(
            LiveGenerations generations,
            JsonClient client,
            GenerationIndices indices,
            Verification verification,
            ArticleSearch search,
            ReplayConfig config,
            InstantSource clock) {
        this.generations = generations;
        this.client = client;
        this.indices = indices;
        this.verification = verification;
        this.search = search;
        this.config = config;
        this.clock = clock;
    }

    /** @throws IOException if Kafka or Elasticsearch does not answer */
    synchronized DiffReport report() throws IOException, InterruptedException {
        Generations now = generations.current();
        Generation to = now.newest();
        int from = base(now, to);
        if (to.state() == Generation.State.DROPPED) {
            throw new GenerationRefusedException("generation " + to.number() + " is dropped; start a replay first");
        }
        VerificationReport verified = verification.run(to, Verification.PATIENCE);
        client.refresh(from);
        DiffTally tally = compare(from, to);
        return new DiffReport(
                from,
                to.number(),
                clock.instant(),
                verified,
                tally.articles(),
                tally.changed(),
                tally.sources(),
                tally.months(),
                tally.languages(),
                tally.groups(),
                tally.topics(),
                tally.fields(),
                new DiffReport.Sizes(indices.size(from), indices.size(to.number())),
                queries(from, to.number()));
    }

    private static int base(Generations now, Generation to) {
        int serving = now.serving().number();
        Integer replaced = to.replaced();
        return to.number() != serving || replaced == null ? serving : replaced;
    }

    private DiffTally compare(int from, Generation to) throws IOException {
        DiffTally tally = new DiffTally(config.examples());
        try (ArticleCursor before = new ArticleCursor(client, from);
                ArticleCursor after = new ArticleCursor(client, to.number())) {
            JsonNode left = selected(before, to.selection());
            JsonNode right = after.next();
            while (left != null || right != null) {
                int order = left == null ? 1 : right == null ? -1 : id(left).compareTo(id(right));
                tally.add(order <= 0 ? left : null, order >= 0 ? right : null);
                if (order <= 0) {
                    left = selected(before, to.selection());
                }
                if (order >= 0) {
                    right = after.next();
                }
            }
        }
        return tally;
    }

    private static @Nullable JsonNode selected(ArticleCursor articles, Selection selection) throws IOException {
        JsonNode article = articles.next();
        while (article != null && !isSelected(article, selection)) {
            article = articles.next();
        }
        return article;
    }

    private static boolean isSelected(JsonNode article, Selection selection) {
        if (selection.isAll()) {
            return true;
        }
        Source owner = new Source(
                article.at("/source/id").asText(), article.at("/source/name").asText(), null, null);
        return selection.holds(owner, Instant.parse(article.path("firstSeenAt").asText()));
    }

    private static String id(JsonNode article) {
        return article.path("id").asText();
    }

    private List<DiffReport.QueryTime> queries(int from, int to) throws IOException {
        List<DiffReport.QueryTime> times = new ArrayList<>();
        for (String query : config.queries()) {
            double[] before = new double[RUNS];
            double[] after = new double[RUNS];
            long fromTotal = 0;
            long toTotal = 0;
            for (int run = 0; run < RUNS; run++) { // in turns, so that what else goes on meets both
                long start = System.nanoTime();
                fromTotal = total(search.inGeneration(from, query, FOUND));
                long between = System.nanoTime();
                toTotal = total(search.inGeneration(to, query, FOUND));
                before[run] = (between - start) / 1e6;
                after[run] = (System.nanoTime() - between) / 1e6;
            }
            times.add(new DiffReport.QueryTime(query, median(before), median(after), fromTotal, toTotal));
        }
        return times;
    }

    private static long total(JsonNode answer) {
        return answer.at("/hits/total/value").asLong();
    }

    private static double median(double[] millis) {
        Arrays.sort(millis);
        return Math.round(millis[millis.length / 2] * 10) / 10.0;
    }
}
