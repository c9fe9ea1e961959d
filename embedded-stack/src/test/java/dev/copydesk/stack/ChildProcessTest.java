package dev.copydesk.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ChildProcessTest {
    private static final int TERMINATED = 128 + 15;
    private static final int KILLED = 128 + 9;

    @TempDir
    Path folder;

    @Test
    void outputIsAppendedToTheLogAndInputIsEmpty() throws Exception {
        for (int i = 0; i < 2; i++) {
            try (ChildProcess child = start("echo \"$GREETING\"; echo trouble >&2; cat", Readiness.whenRunning())) {
                assertThat(child.onExit().get(10, TimeUnit.SECONDS).exitStatus())
                        .hasValue(0);
            }
        }
        assertThat(Files.readAllLines(log())).containsExactly("hello there", "trouble", "hello there", "trouble");
    }

    @Test
    void aChildIsAskedToEndFirst() throws Exception {
        try (ChildProcess child = start("exec sleep 60", Readiness.whenRunning())) {
            assertThat(child.stop(Duration.ofSeconds(10))).isEqualTo(TERMINATED);
            assertThat(child.isAlive()).isFalse();
        }
    }

    @Test
    void aChildThatDoesNotListenIsKilledWithItsChildren() throws Exception {
        try (ChildProcess child = start("trap '' TERM; sleep 60 & echo ready; wait; wait", this::saysReady)) {
            child.awaitReady(Duration.ofSeconds(10));
            List<ProcessHandle> grandchildren =
                    ProcessHandle.of(child.pid()).orElseThrow().descendants().toList();

            assertThat(child.stop(Duration.ofMillis(200))).isEqualTo(KILLED);
            assertThat(grandchildren).hasSize(1);
            grandchildren.get(0).onExit().get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void aChildThatEndsBeforeItIsReadyShowsTheEndOfItsLog() throws Exception {
        try (ChildProcess child = start("echo 'port in use'; exit 3", () -> Optional.of("no answer"))) {
            assertThatThrownBy(() -> child.awaitReady(Duration.ofSeconds(10)))
                    .isInstanceOf(StackException.class)
                    .hasMessage("child ended with status 3: see " + log() + ", which ends with: port in use");
        }
    }

    @Test
    void aChildThatIsNotReadyInTimeSaysWhatIsMissing() throws Exception {
        try (ChildProcess child = start("exec sleep 60", () -> Optional.of("no answer"))) {
            assertThatThrownBy(() -> child.awaitReady(Duration.ofMillis(100)))
                    .hasMessageStartingWith("child is not ready after 0 s, no answer: see ");
        }
    }

    @Test
    void aMissingProgramSaysSo() {
        ChildSpec spec = new ChildSpec(
                "child", List.of("/nowhere/program"), Map.of(), folder, log(), () -> Optional.of("no answer"));
        try (ChildProcess child = ChildProcess.start(spec)) {
            assertThatThrownBy(() -> child.awaitReady(Duration.ofSeconds(10))).hasMessageContaining("/nowhere/program");
        }
    }

    @Test
    void closingTheGuardEndsWhatIsStillWatched() throws Exception {
        try (ChildProcess obedient = start("exec sleep 60", Readiness.whenRunning());
                ChildProcess stubborn = start("trap '' TERM; echo ready; while :; do sleep 1; done", this::saysReady)) {
            stubborn.awaitReady(Duration.ofSeconds(10));
            try (OrphanGuard guard = OrphanGuard.start(Duration.ofSeconds(1))) {
                guard.watch(obedient);
                guard.watch(stubborn);
            }
            assertThat(obedient.onExit().get(10, TimeUnit.SECONDS).exitStatus()).hasValue(TERMINATED);
            assertThat(stubborn.onExit().get(10, TimeUnit.SECONDS).exitStatus()).hasValue(KILLED);
        }
    }

    private Optional<String> saysReady() {
        return LogTail.describe(log()).contains("ready") ? Optional.empty() : Optional.of("not yet");
    }

    private ChildProcess start(String script, Readiness readiness) {
        Map<String, String> environment = Map.of("GREETING", "hello there", "PATH", "/usr/bin:/bin");
        return ChildProcess.start(
                new ChildSpec("child", List.of("/bin/sh", "-c", script), environment, folder, log(), readiness));
    }

    private Path log() {
        return folder.resolve("logs").resolve("child.log");
    }
}
