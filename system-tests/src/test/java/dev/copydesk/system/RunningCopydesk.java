package dev.copydesk.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.cli.http.Json;
import dev.copydesk.testsupport.ServiceClient;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The built command on a data folder and ports of its own, as a user runs it. */
public final class RunningCopydesk {
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    private final Path folder;
    private final Path data;
    private final Map<String, String> environment;
    private final String portOffset = String.valueOf(freeOffset());

    /** @param folder for data and outputs */
    public RunningCopydesk(Path folder) {
        this(folder, Map.of());
    }

    /**
     * @param folder for data and outputs
     * @param environment of every command, on top of the usual
     */
    RunningCopydesk(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
        this.data = folder.resolve("my data");
    }

    public record Outcome(int status, String out, String err) {}

    /** A command that runs. */
    public record Running(Process process, Path out, Path err) {

        public boolean isOver() {
            return !process.isAlive();
        }

        public Outcome await() throws IOException, InterruptedException {
            assertThat(process.waitFor(5, TimeUnit.MINUTES))
                    .as(process.info().toString())
                    .isTrue();
            return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
        }
    }

    /** Where a service or server that listens on this port by default is. */
    public int port(int standard) {
        return standard + Integer.parseInt(portOffset);
    }

    public Path data() {
        return data;
    }

    public Outcome run(String... arguments) throws IOException, InterruptedException {
        return start(arguments).await();
    }

    public Running start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dcopydesk.home=" + PROJECT,
                "-jar",
                PROJECT.resolve("cli")
                        .resolve("target")
                        .resolve("copydesk-cli.jar")
                        .toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", data.toString(), "--port-offset", portOffset));
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment()
                .put("COPYDESK_FEEDS_ALLOW_PRIVATE_ADDRESSES", "true"); // feeds of tests lie on this machine
        builder.environment().putAll(environment);
        return new Running(builder.start(), out, err);
    }

    public JsonNode status() throws IOException, InterruptedException {
        return Json.MAPPER.readTree(run("status", "--json").out());
    }

    public JsonNode search(String query) throws IOException, InterruptedException {
        return Json.MAPPER.readTree(run("search", "--json", query).out());
    }

    /** The names of the metrics that the three services export. */
    Set<String> metrics() {
        Set<String> names = new HashSet<>();
        for (int port : new int[] {8081, 8082, 8083}) {
            URI service = URI.create("http://127.0.0.1:" + (port + Integer.parseInt(portOffset)));
            new ServiceClient(service)
                    .get("/q/metrics")
                    .body()
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.replaceFirst("[{ ].*", ""))
                    .forEach(names::add);
        }
        return names;
    }

    public JsonNode process(String name) throws IOException, InterruptedException {
        for (JsonNode process : status().path("processes")) {
            if (process.path("name").asText().equals(name)) {
                return process;
            }
        }
        throw new AssertionError("no process " + name + " in the status");
    }

    /** As {@code kill -9} does. Returns its process id. */
    public long kill(String name) throws IOException, InterruptedException {
        long pid = process(name).path("pid").asLong();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        return pid;
    }

    public List<ProcessHandle> processes() throws IOException, InterruptedException {
        List<ProcessHandle> processes = new ArrayList<>();
        for (JsonNode process : status().path("processes")) {
            ProcessHandle handle =
                    ProcessHandle.of(process.path("pid").asLong()).orElseThrow();
            processes.add(handle);
            handle.descendants().forEach(processes::add);
        }
        return processes;
    }

    private static int freeOffset() {
        int[] ports = {8081, 8082, 8083, 9092, 9093, 9200, 9300};
        // Others look, too; and outgoing connections get ports from 32,768 on.
        return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(11_000, 23_000))
                .limit(500)
                .filter(offset -> IntStream.of(ports).allMatch(port -> isFree(port + offset)))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
