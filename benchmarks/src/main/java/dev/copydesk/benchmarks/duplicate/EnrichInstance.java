package dev.copydesk.benchmarks.duplicate;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** enrich-service as a process of its own, with the heap that {@code copydesk up} gives it. */
final class EnrichInstance implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final int port;
    private final Path log;

    private EnrichInstance(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /** @param name of its state folder and log */
    static EnrichInstance start(Path home, String bootstrapServers, int port, Path work, int generation, String name)
            throws IOException {
        Path log = work.resolve(name + ".log");
        ProcessBuilder service = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx640m",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-jar",
                home.resolve("enrich-service/target/quarkus-app/quarkus-run.jar")
                        .toString());
        service.environment().put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
        service.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
        service.environment()
                .put("COPYDESK_STATE_DIR", work.resolve(name).toAbsolutePath().toString());
        service.environment().put("COPYDESK_ENRICH_GENERATION", String.valueOf(generation));
        Process process = service.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        return new EnrichInstance(process, port, log);
    }

    long pid() {
        return process.pid();
    }

    void awaitReady(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                if (get("/q/health/ready").statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // It listens in a moment.
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new IllegalStateException("enrich-service did not become ready; see its log");
    }

    /** Its own meters, as Prometheus reads them. */
    List<String> metrics() throws IOException, InterruptedException {
        return get("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("copydesk_"))
                .toList();
    }

    /** What it said of the stores that it restored from Kafka. */
    List<String> restored() throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains(" restored: "))
                .toList();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(Duration.ofSeconds(5))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Such as STOP and CONT. */
    void signal(String name) throws IOException, InterruptedException {
        int status = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("enrich-service does not run any more; see its log");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly(); // also while it is halted
    }
}
