package dev.copydesk.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One service as it was built, as a process of its own, without {@code copydesk up} around it. */
public final class BuiltService implements AutoCloseable {
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    /** A start on a busy machine takes some ten seconds. */
    private static final long PATIENCE_SECONDS = 180;

    private final Process process;
    private final Path log;

    private BuiltService(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts it.
     *
     * @param folder for its working directory and its log
     * @param environment besides which it gets none of this process's options
     */
    public static BuiltService start(String name, Path folder, Map<String, String> environment) throws IOException {
        Path program =
                PROJECT.resolve(name).resolve("target").resolve("quarkus-app").resolve("quarkus-run.jar");
        Path log = Files.createTempFile(folder, name, ".log");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx384m",
                        "-jar",
                        program.toString())
                .directory(folder.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        builder.environment()
                .put("COPYDESK_STATE_DIR", folder.resolve("state of " + name).toString());
        return new BuiltService(builder.start(), log);
    }

    /** All that it said so far. */
    public List<String> said() {
        try {
            return Files.readAllLines(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until it ended by itself; returns its exit status. */
    public int awaitEnd() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as(() -> String.join("\n", said()))
                .isTrue();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
