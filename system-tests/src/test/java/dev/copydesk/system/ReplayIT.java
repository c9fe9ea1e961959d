package dev.copydesk.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.cli.exit.ExitStatus;
import dev.copydesk.cli.http.Json;
import dev.copydesk.system.RunningCopydesk.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole way of a replay by the commands, with a process killed while the next generation is being built. */
@Tag("long")
class ReplayIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int ARTICLES = 600;

    @TempDir
    private Path temporary;

    private RunningCopydesk copydesk;

    @BeforeEach
    void up() throws IOException, InterruptedException {
        copydesk = new RunningCopydesk(temporary);
        Path seeds = Files.createDirectories(temporary.resolve("seeds"));
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < ARTICLES; i++) {
            rows.add("{\"title\": \"Harbour report " + i + "\", \"url\": \"https://news.example/" + i
                    + "\", \"text\": \"The council of district " + i + " met about harbour number " + i * 7
                    + " and its " + i * 13 + " boats.\"}");
        }
        Files.write(seeds.resolve("news.jsonl"), rows);
        Outcome up = copydesk.run("up", "--detach", "--seeds", seeds.toString());
        assertThat(up.status()).as(up.err()).isEqualTo(ExitStatus.DONE);
        await().atMost(PATIENCE).until(() -> found() == ARTICLES);
    }

    @AfterEach
    void down() throws IOException, InterruptedException {
        copydesk.run("down");
    }

    private int found() throws IOException, InterruptedException {
        Outcome search = copydesk.run("search", "--json", "--all", "--size", "0", "harbour");
        return search.status() == ExitStatus.DONE
                ? Json.MAPPER.readTree(search.out()).path("total").asInt()
                : -search.status();
    }

    private JsonNode replay() throws IOException, InterruptedException {
        return Json.MAPPER.readTree(copydesk.run("replay", "status", "--json").out());
    }

    private void done(String... arguments) throws IOException, InterruptedException {
        Outcome outcome = copydesk.run(arguments);
        assertThat(outcome.status()).as(outcome.err()).isEqualTo(ExitStatus.DONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"enrich-service", "index-service", "kafka", "elasticsearch"})
    void nothingIsLostWhateverIsKilledWhileAGenerationIsBuilt(String victim) throws Exception {
        assertThat(replay().path("state").asText()).isEqualTo("NONE");
        done("replay", "start", "--throttle", "50");
        await().atMost(PATIENCE).until(() -> replay().path("done").asInt() > ARTICLES / 10);
        copydesk.kill(victim);
        await().atMost(PATIENCE).until(() -> replay().path("state").asText().equals("CAUGHT_UP"));
        JsonNode diff =
                Json.MAPPER.readTree(copydesk.run("replay", "diff", "--json").out());
        assertThat(diff.at("/verification/missingCount").asInt()).isZero();
        assertThat(diff.at("/articles/to").asInt()).isEqualTo(ARTICLES);

        AtomicBoolean searching = new AtomicBoolean(true);
        List<Integer> wrong = new ArrayList<>();
        Thread client = new Thread(() -> {
            while (searching.get()) {
                try {
                    int found = found();
                    if (found != ARTICLES) {
                        wrong.add(found);
                    }
                } catch (IOException | InterruptedException e) {
                    wrong.add(-1);
                }
            }
        });
        client.start();
        done("replay", "promote");
        done("replay", "rollback");
        done("replay", "promote");
        done("replay", "drop");
        searching.set(false);
        client.join();

        assertThat(wrong).isEmpty();
        assertThat(replay().path("generation").asInt()).isEqualTo(2);
        assertThat(copydesk.run("replay", "rollback").status()).isEqualTo(ExitStatus.BAD_DATA);
        done("status", "--verify");
    }
}
