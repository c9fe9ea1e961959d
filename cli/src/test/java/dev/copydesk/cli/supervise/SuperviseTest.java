package dev.copydesk.cli.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.copydesk.cli.supervise.ProcessState.Condition;
import dev.copydesk.cli.supervise.RunState.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuperviseTest {
    @TempDir
    private Path folder;

    @Test
    void restartDelaysDoubleUpToHalfAMinuteAndBeginAgainAfterAMinuteOfHealth() {
        RestartDelays delays = new RestartDelays();
        List<Long> seconds = java.util.stream.IntStream.range(0, 7)
                .mapToObj(i -> delays.after(Duration.ZERO).toSeconds())
                .toList();

        assertThat(seconds).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
        assertThat(delays.after(Duration.ofSeconds(61))).isEqualTo(Duration.ofSeconds(1));
        assertThat(delays.after(Duration.ofSeconds(59))).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void theStateFileReadsBackWhatWasWritten() throws IOException {
        RunState state = new RunState(
                ProcessId.of(ProcessHandle.current()),
                Phase.STARTING,
                100,
                null,
                null,
                List.of(
                        new ProcessState(
                                "kafka",
                                new ProcessId(7, Instant.EPOCH),
                                Condition.RUNNING,
                                2,
                                Instant.EPOCH,
                                "k.log",
                                null),
                        new ProcessState("index", null, Condition.RESTARTING, 1, Instant.EPOCH, "i.log", "ended")));
        StateFile file = new StateFile(folder.resolve("state.json"));
        file.write(state);

        assertThat(file.read()).contains(state);
        assertThat(file.readLive()).contains(state);
    }

    @Test
    void aStateOfAProcessThatIsGoneIsNotLive() throws IOException {
        StateFile file = new StateFile(folder.resolve("state.json"));
        ProcessId recycled = new ProcessId(ProcessHandle.current().pid(), Instant.EPOCH);
        file.write(new RunState(recycled, Phase.RUNNING, 0, null, null, List.of()));

        assertThat(file.read()).isPresent();
        assertThat(file.readLive()).isEmpty();
    }

    @Test
    void aStateFileThatIsMissingOrCutCountsAsNone() throws IOException {
        Path path = folder.resolve("state.json");
        assertThat(new StateFile(path).read()).isEmpty();
        Files.writeString(path, "{\"supervisor\":{\"pid\":1");
        assertThat(new StateFile(path).read()).isEmpty();
        Files.writeString(path, "");
        assertThat(new StateFile(path).read()).isEmpty();
    }

    @Test
    void aFullLogIsRotatedUnderAWriterThatAppends() throws IOException {
        Path log = folder.resolve("a.log");
        LogRotation rotation = new LogRotation(10, 2);
        try (var writer = Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (String text : List.of("first 12345\n", "second 12345\n", "third 12345\n")) {
                writer.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                rotation.rotateIfFull(log);
            }
            writer.write('x');
        }

        assertThat(log).hasContent("x");
        assertThat(folder.resolve("a.log.1")).hasContent("third 12345\n");
        assertThat(folder.resolve("a.log.2")).hasContent("second 12345\n");
        assertThat(folder.resolve("a.log.3")).doesNotExist();
    }

    @Test
    void anExcerptHoldsTheErrorsWithoutTheirTraces() throws IOException {
        Path log = Files.writeString(
                folder.resolve("a.log"),
                "INFO starting\njava.lang.IllegalStateException: no broker\n\tat a.B.c(D.java:1)\n\t... 3 more\nINFO bye\n");

        assertThat(LogExcerpt.of(log, 3)).containsExactly("java.lang.IllegalStateException: no broker");
    }

    @Test
    void aLockIsHeldByOneAtATime() throws IOException {
        Path file = folder.resolve("run").resolve("a.lock");
        try (RunLock lock = RunLock.tryAcquire(file).orElseThrow()) {
            assertThat(lock).isNotNull();
        }
        assertThat(RunLock.tryAcquire(file)).isPresent();
    }
}
