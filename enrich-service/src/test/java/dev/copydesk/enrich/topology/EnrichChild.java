package dev.copydesk.enrich.topology;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** An {@link EnrichProcess} in a JVM of its own, that can be killed. Its log is in {@code target}. */
final class EnrichChild implements AutoCloseable {
    private final Process process;
    private final Path log;

    private EnrichChild(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static EnrichChild start(String bootstrapServers, int generation, Path state) throws IOException {
        EnrichChild child = prepare(bootstrapServers, generation, state);
        child.begin();
        return child;
    }

    /** Loaded, but without any state so far; goes on at {@link #begin}. */
    static EnrichChild prepare(String bootstrapServers, int generation, Path state) throws IOException {
        Path log = Files.createTempFile(Path.of("target"), "enrich-process-", ".log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-XX:-UsePerfData",
                        // Another one, which is on the class path and takes over on newer JDKs, writes nothing here.
                        "-Djava.util.logging.manager=java.util.logging.LogManager",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EnrichProcess.class.getName(),
                        bootstrapServers,
                        String.valueOf(generation),
                        String.valueOf(CorpusRun.SOURCE_PARTITIONS),
                        state.toString())
                .redirectErrorStream(true)
                .start();
        Thread writer = new Thread(() -> copy(process.getInputStream(), log), "log of " + process.pid());
        writer.setDaemon(true);
        writer.start();
        EnrichChild child = new EnrichChild(process, log);
        await().atMost(Duration.ofMinutes(1)).until(() -> child.log().contains(EnrichProcess.LOADED));
        return child;
    }

    /** Here and not in the process itself, whose files {@link #limitFiles} limits. */
    private static void copy(InputStream said, Path log) {
        try (OutputStream file = Files.newOutputStream(log)) {
            said.transferTo(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void begin() throws IOException {
        process.getOutputStream().write("go\n".getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().flush();
    }

    /** What it said so far. */
    String log() throws IOException {
        return Files.readString(log);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    Process process() {
        return process;
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Lets it finish its transaction, and keep its state for the next one. */
    void stop() {
        process.destroy();
        process.onExit().join();
    }

    /** From now on no file can grow beyond so many bytes, as if the disk were full; {@code unlimited} takes that back. */
    void limitFiles(String bytes) throws IOException, InterruptedException {
        int status = new ProcessBuilder(
                        "prlimit", "--pid", String.valueOf(process.pid()), "--fsize=" + bytes + ":unlimited")
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("prlimit ended with " + status);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
