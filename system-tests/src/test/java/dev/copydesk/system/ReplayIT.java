package dev.copydesk.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.cli.exit.ExitStatus;
import dev.copydesk.cli.http.Json;
import dev.copydesk.system.RunningCopydesk.Outcome;
import dev.copydesk.system.RunningCopydesk.Running;
import dev.copydesk.testsupport.ServiceClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Replays of a few thousand articles, one after the other, each with one of the processes killed at three points of it, while articles,
 * revisions and takedowns come in and a client searches.
 */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayIT {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int ARTICLES = 2_500;
    private static final String CORPUS = "corpus";
    private static final String PER_SECOND = "200";
    /** Without them nobody can be answered, so that the client rests while they are away. */
    private static final Set<String> ANSWERING = Set.of("index-service", "elasticsearch");

    private static final int LONGEST_BEFORE_A_KILL_MILLIS = 2_500;

    @TempDir
    private static Path temporary;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @SuppressWarnings("NullAway.Init") // set before all tests
    private RunningCopydesk copydesk;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private ShuffledNews news;

    @BeforeAll
    void load() throws IOException, InterruptedException {
        System.out.println("seed " + seed);
        news = new ShuffledNews(seed);
        copydesk = new RunningCopydesk(temporary);
        Path seeds = Files.createDirectories(temporary.resolve("seeds"));
        List<String> rows = new ArrayList<>();
        String text = news.text();
        for (int i = 0; i < ARTICLES; i++) {
            text = i % 10 == 3 ? text : news.text(); // of ten, one is a copy of the one before
            rows.add(ShuffledNews.row(CORPUS, i, text));
        }
        Files.write(seeds.resolve("news.jsonl"), rows);
        Outcome up = copydesk.run("up", "--detach", "--seeds", seeds.toString());
        assertThat(up.status()).as(up.err()).isEqualTo(ExitStatus.DONE);
        await().atMost(PATIENCE).until(() -> found(CORPUS) == ARTICLES);
    }

    @AfterAll
    void down() throws IOException, InterruptedException {
        copydesk.run("down");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "enrich-service", "index-service", "kafka", "elasticsearch"})
    void nothingIsLostOrDoubledAndNoSearchFailsWhateverIsKilledAtThreePointsOfAReplay(String victim) throws Exception {
        int old = replay().path("generation").asInt();
        String source = "live-of-" + victim;
        try (SearchingClient client = new SearchingClient(client(8083), CORPUS, ARTICLES);
                LiveLoad live = new LiveLoad(client(8081), source, news)) {
            done("replay", "start", "--throttle", PER_SECOND);
            int next = replay().path("replay").asInt();

            awaitDone(0.05);
            kill(victim, client);
            awaitDone(0.7);
            kill(victim, client);
            await().atMost(PATIENCE).until(() -> state().equals("CAUGHT_UP"));
            live.rest();
            nothingDiffers();
            live.goOn();
            killWhilePromoting(victim, client);

            promote(next);
            done("replay", "rollback");
            assertThat(replay().path("generation").asInt()).isEqualTo(old);
            theIndexIsTheCorpus();
            promote(next);
            live.rest();
            theIndexIsTheCorpus();
            assertThat(found(source)).isEqualTo(live.held());
            live.goOn();
            done("replay", "drop");
            theIndexIsTheCorpus();

            assertThat(live.refused()).isEmpty();
            assertThat(client.wrong()).isEmpty();
            System.out.printf("%s: %d searches, %d live articles%n", victim, client.answers(), live.held());
        }
        assertThat(replay().path("errors").asInt()).isZero();
        assertThat(copydesk.run("replay", "rollback").status()).isEqualTo(ExitStatus.BAD_DATA);
    }

    /** While nobody answers, nothing is known. */
    private void awaitDone(double share) {
        await().atMost(PATIENCE).until(() -> {
            JsonNode replay = replay();
            int total = replay.path("total").asInt();
            return total > 0 && replay.path("done").asInt() >= share * total;
        });
    }

    /** Until it is back, and everything with it. */
    private void kill(String victim, SearchingClient client) throws IOException, InterruptedException {
        boolean answering = ANSWERING.contains(victim);
        if (answering) {
            client.rest();
        }
        JsonNode before = replay();
        long killed = copydesk.kill(victim);
        System.out.printf(
                "%s killed at %s, %d of %d%n",
                victim,
                before.path("state").asText(),
                before.path("done").asInt(),
                before.path("total").asInt());
        awaitBack(victim, killed);
        if (answering) {
            client.goOn();
        }
    }

    private void awaitBack(String victim, long killed) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode status = copydesk.status();
            assertThat(status.path("healthy").asBoolean()).isTrue();
            assertThat(copydesk.process(victim).path("pid").asLong()).isNotEqualTo(killed);
        });
    }

    /** At any moment of it: while corpus and index are compared, or when the alias or the record of it changes. */
    private void killWhilePromoting(String victim, SearchingClient client) throws IOException, InterruptedException {
        boolean answering = ANSWERING.contains(victim);
        if (answering) {
            client.rest();
        }
        long pid = copydesk.process(victim).path("pid").asLong();
        Running promotion = copydesk.start("replay", "promote");
        int millis = random.nextInt(LONGEST_BEFORE_A_KILL_MILLIS);
        promotion.process().waitFor(millis, TimeUnit.MILLISECONDS);
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        Outcome outcome = promotion.await();
        System.out.printf(
                "%s killed %d ms after the order to promote, which ended with %d %s%n",
                victim, millis, outcome.status(), outcome.err().strip());
        awaitBack(victim, pid);
        if (answering) {
            client.goOn();
        }
    }

    /** Again and again, as whoever reads what a command says. */
    private void promote(int generation) {
        await().atMost(PATIENCE).until(() -> {
            if (replay().path("generation").asInt() == generation) {
                return true;
            }
            Outcome outcome = copydesk.run("replay", "promote");
            assertThat(outcome.status()).as(outcome.err()).isIn(ExitStatus.DONE, ExitStatus.UNREACHABLE);
            return false;
        });
    }

    /** The same build made both, so that only what was lost or came twice could differ. */
    private void nothingDiffers() throws IOException, InterruptedException {
        await().atMost(PATIENCE)
                .until(() -> copydesk.status().at("/accounting/inFlight").asLong() == 0);
        Outcome outcome = copydesk.run("replay", "diff", "--json");
        assertThat(outcome.status()).as(outcome.err()).isEqualTo(ExitStatus.DONE);
        JsonNode diff = Json.MAPPER.readTree(outcome.out());
        assertThat(diff.at("/verification/clean").asBoolean())
                .as(diff.path("verification").toString())
                .isTrue();
        assertThat(diff.at("/articles/to").asInt())
                .isEqualTo(diff.at("/articles/from").asInt());
        assertThat(diff.path("fields")).as(diff.toString()).isEmpty();
        assertThat(diff.at("/groups/split").asInt()).isZero();
        assertThat(diff.at("/groups/merged").asInt()).isZero();
        assertThat(diff.at("/groups/verdicts").asInt()).isZero();
    }

    private void theIndexIsTheCorpus() throws IOException, InterruptedException {
        Outcome verified = copydesk.run("status", "--verify", "--json");
        assertThat(verified.status()).as(verified.out() + verified.err()).isEqualTo(ExitStatus.DONE);
        assertThat(Json.MAPPER.readTree(verified.out()).at("/verify/clean").asBoolean())
                .as(verified.out())
                .isTrue();
    }

    private int found(String source) throws IOException, InterruptedException {
        Outcome search = copydesk.run("search", "--json", "--all", "--size", "0", "--source", source, "*");
        return search.status() == ExitStatus.DONE
                ? Json.MAPPER.readTree(search.out()).path("total").asInt()
                : -search.status();
    }

    private String state() throws IOException, InterruptedException {
        return replay().path("state").asText();
    }

    private JsonNode replay() throws IOException, InterruptedException {
        return Json.MAPPER.readTree(copydesk.run("replay", "status", "--json").out());
    }

    private ServiceClient client(int standardPort) {
        return new ServiceClient(URI.create("http://127.0.0.1:" + copydesk.port(standardPort)));
    }

    private void done(String... arguments) throws IOException, InterruptedException {
        Outcome outcome = copydesk.run(arguments);
        assertThat(outcome.status()).as(outcome.err()).isEqualTo(ExitStatus.DONE);
    }
}
