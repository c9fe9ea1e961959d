package dev.copydesk.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.copydesk.cli.exit.ExitStatus;
import dev.copydesk.cli.http.Json;
import dev.copydesk.system.RunningCopydesk.Outcome;
import dev.copydesk.system.RunningCopydesk.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each process in turn is killed while articles pass through it: none is lost, none doubled, and the verdicts hold. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashIT {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int ROWS = 500;
    private static final int WORDS = 150;

    @TempDir
    private static Path temporary;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @SuppressWarnings("NullAway.Init") // set before all tests
    private RunningCopydesk copydesk;

    @BeforeAll
    void up() throws IOException, InterruptedException {
        System.out.println("seed " + seed);
        copydesk = new RunningCopydesk(temporary);
        Path none = Files.createDirectories(temporary.resolve("no seeds"));
        Outcome up = copydesk.run("up", "--detach", "--seeds", none.toString());
        assertThat(up.status()).as(up.err()).isEqualTo(ExitStatus.DONE);
    }

    @AfterAll
    void down() throws IOException, InterruptedException {
        copydesk.run("down");
    }

    @ParameterizedTest
    @ValueSource(strings = {"index-service", "enrich-service", "ingest-service", "elasticsearch", "kafka"})
    void aKillUnderLoadLosesNothingAndDoublesNothing(String victim) throws IOException, InterruptedException {
        Path rows = rows(victim);
        Running push = copydesk.start("push", "--source", victim, rows.toString());
        await().atMost(PATIENCE).until(() -> push.isOver() || accepted(victim) > ROWS / 10);

        long killed = copydesk.kill(victim);

        Outcome pushed = push.await();
        assertThat(pushed.status()).as(pushed.err()).isEqualTo(ExitStatus.DONE);
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode process = copydesk.process(victim);
            assertThat(process.path("state").asText()).isEqualTo("RUNNING");
            assertThat(process.path("pid").asLong()).isNotEqualTo(killed);
        });
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode account = copydesk.status().path("sources").path(victim);
            assertThat(account.path("inFlight").asLong()).isZero();
            assertThat(account.path("indexed").asLong()).isEqualTo(ROWS - ROWS / 10);
            assertThat(account.path("dead").asLong()).isZero();
            assertThat(account.path("accepted").asLong())
                    .isEqualTo(account.path("indexed").asLong()
                            + account.path("unchanged").asLong()
                            + account.path("stale").asLong());
        });
        JsonNode found =
                Json.MAPPER.readTree(copydesk.run("search", "--json", "--source", victim, "--all", "--size", "1000")
                        .out());
        assertThat(found.path("total").asInt()).isEqualTo(ROWS - ROWS / 10);
        int copies = 0;
        for (JsonNode article : found.path("articles")) {
            copies += article.at("/duplicate/status").asText().equals("EXACT") ? 1 : 0;
        }
        assertThat(copies).isEqualTo(ROWS / 10);
        theIndexIsTheCorpus();
    }

    private void theIndexIsTheCorpus() throws IOException, InterruptedException {
        Outcome verified = copydesk.run("status", "--verify", "--json");
        assertThat(verified.status()).as(verified.out() + verified.err()).isEqualTo(ExitStatus.DONE);
        assertThat(Json.MAPPER.readTree(verified.out()).at("/verify/clean").asBoolean())
                .isTrue();
    }

    private long accepted(String source) throws IOException, InterruptedException {
        return copydesk.status().path("sources").path(source).path("accepted").asLong();
    }

    /** Of ten rows one is a copy of the one before, under its own address, and one a revision of the one before. */
    private Path rows(String name) throws IOException {
        StringBuilder lines = new StringBuilder();
        String url = "";
        String text = "";
        for (int i = 0; i < ROWS; i++) {
            if (i % 10 != 3) {
                text = text();
            }
            if (i % 10 != 8) {
                url = "https://" + name + ".example/" + i;
            }
            ObjectNode row = Json.MAPPER.createObjectNode();
            row.put("url", url).put("title", "Of " + name).put("text", text);
            lines.append(row).append('\n');
        }
        return Files.writeString(temporary.resolve(name + ".jsonl"), lines);
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int word = 0; word < WORDS; word++) {
            for (int letter = 2 + random.nextInt(7); letter > 0; letter--) {
                text.append((char) ('a' + random.nextInt(26)));
            }
            text.append(word % 12 == 11 ? ". The " : " ");
        }
        return text.toString();
    }
}
