package dev.copydesk.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Prepares a Kafka broker: its configuration, and on first use its storage. */
public final class KafkaBroker {
    private static final String MAIN = "kafka.Kafka";
    private static final String STORAGE_TOOL = "kafka.tools.StorageTool";
    private static final long FORMAT_SECONDS = 60;

    private KafkaBroker() {}

    /**
     * Writes the configuration and, where the folder has no storage yet, formats it (one to three seconds).
     *
     * @return how to start the broker
     * @throws StackException when the folder cannot be used
     */
    public static ChildSpec prepare(StackHome home, KafkaSettings settings) {
        return prepare(home, settings, null);
    }

    /** As the other, with a listener for users over TLS beside the open one. */
    public static ChildSpec prepare(StackHome home, KafkaSettings settings, @Nullable KafkaSecurity security) {
        Path data = settings.data();
        try {
            Files.createDirectories(data);
            Path configuration = write(data.resolve("server.properties"), properties(settings, security, "log"));
            if (!Files.isDirectory(data.resolve("log"))) {
                format(home, settings, security);
            }
            return new ChildSpec(
                    "kafka",
                    java(home, settings, MAIN, configuration.toString()),
                    JavaRuntime.environment(Map.of()),
                    data,
                    data.resolve("kafka.log"),
                    new KafkaReadiness(Loopback.address(settings.port())));
        } catch (IOException e) {
            throw new StackException("Cannot use the folder " + data + " for Kafka: " + e, e);
        }
    }

    /** Formats under another name and renames at the end, so that a half-formatted storage is never taken for a whole. */
    private static void format(StackHome home, KafkaSettings settings, @Nullable KafkaSecurity security)
            throws IOException {
        Path data = settings.data();
        FileTree.delete(data.resolve("log.new"));
        Path configuration = write(data.resolve("format.properties"), properties(settings, security, "log.new"));
        Path log = data.resolve("format.log");
        List<String> tool = new ArrayList<>(
                List.of(STORAGE_TOOL, "format", "-t", ClusterId.random(), "-c", configuration.toString()));
        if (security != null) {
            tool.addAll(security.formatArguments());
        }
        Process process = new ProcessBuilder(java(home, settings, tool.toArray(String[]::new)))
                .directory(data.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(log.toFile()))
                .start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(FORMAT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new StackException("Cannot format Kafka's storage: " + LogTail.describe(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while formatting Kafka's storage: start again", e);
        } finally {
            process.destroyForcibly();
        }
        Files.delete(configuration);
        Files.move(data.resolve("log.new"), data.resolve("log"));
    }

    private static List<String> java(StackHome home, KafkaSettings settings, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(JavaRuntime.executable());
        command.add("-Xms64m");
        command.add("-Xmx" + settings.heapInMegabytes() + "m");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-XX:-UsePerfData");
        command.add("-XX:ErrorFile=" + settings.data().resolve("hs_err_pid%p.log"));
        if (settings.quickStart()) {
            command.add("-XX:TieredStopAtLevel=1");
            command.add("-XX:+UseSerialGC");
        }
        command.add("-Djava.awt.headless=true");
        command.add("-Duser.timezone=UTC");
        command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
        command.add("-Dorg.slf4j.simpleLogger.log.kafka.server.KafkaRaftServer=info");
        command.add("-Dorg.slf4j.simpleLogger.showDateTime=true");
        command.add("-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
        command.add("-cp");
        command.add(home.kafkaClassPath());
        command.addAll(List.of(arguments));
        return command;
    }

    /** @param storage relative to the data folder, since Kafka splits this setting at commas */
    static Properties properties(KafkaSettings settings, @Nullable KafkaSecurity security, String storage)
            throws IOException {
        Properties properties = new Properties();
        try (InputStream in = KafkaBroker.class.getResourceAsStream("kafka.properties")) {
            properties.load(Objects.requireNonNull(in));
        }
        String client = "PLAINTEXT://" + settings.bootstrapServers();
        String controller = Loopback.HOST + ":" + settings.controllerPort();
        properties.setProperty("listeners", client + ",CONTROLLER://" + controller);
        properties.setProperty("advertised.listeners", client);
        properties.setProperty("controller.quorum.voters", "1@" + controller);
        properties.setProperty("log.dirs", storage);
        if (security != null) {
            security.addTo(properties);
        }
        return properties;
    }

    private static Path write(Path file, Properties properties) throws IOException {
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            properties.store(out, "Written at each start; changes here are lost");
        }
        return file;
    }
}
