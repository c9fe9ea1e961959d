package dev.copydesk.stack;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Prepares an Elasticsearch node: its folders and its configuration.
 *
 * <p>What is started is Elasticsearch's launcher, which starts the server. A SIGTERM to the launcher stops the server in
 * order; when the launcher is killed, the server sees the end of its input and ends by itself.
 */
public final class ElasticsearchNode {
    private static final String LAUNCHER = "org.elasticsearch.launcher.CliToolLauncher";

    private ElasticsearchNode() {}

    /**
     * Writes the configuration, and as root gives the folder to the user that will run the node.
     *
     * @return how to start the node
     * @throws StackException when the folder cannot be used, or as root when no other user can be taken
     */
    public static ChildSpec prepare(StackHome home, ElasticsearchSettings settings) {
        return prepare(home, settings, null);
    }

    /** As the other, with Elasticsearch's own security; ready as soon as its port takes connections. */
    public static ChildSpec prepare(StackHome home, ElasticsearchSettings settings, @Nullable NodeSecurity security) {
        Path data = settings.data();
        try {
            for (String folder : List.of("config", "data", "tmp", "logs")) {
                Files.createDirectories(data.resolve(folder));
            }
            Path configuration = data.resolve("config");
            Files.writeString(configuration.resolve("elasticsearch.yml"), yaml(settings, security));
            if (security != null) {
                security.writeTo(configuration);
            }
            Files.writeString(configuration.resolve("jvm.options"), jvmOptions(settings));
            Files.writeString(configuration.resolve("log4j2.properties"), resource("log4j2.properties"));
            List<String> command = new ArrayList<>(DroppedPrivileges.prefix(home.elasticsearch(), data));
            command.addAll(launcher(home, configuration));
            return new ChildSpec(
                    "elasticsearch",
                    command,
                    JavaRuntime.environment(Map.of(
                            "ES_PATH_CONF", configuration.toString(),
                            "ES_JAVA_HOME", JavaRuntime.home().toString(),
                            "ES_TMPDIR", data.resolve("tmp").toString())),
                    home.elasticsearch(), // the launcher looks for its modules in the working directory
                    data.resolve("elasticsearch.log"),
                    security == null ? readiness(settings) : new PortReadiness(Loopback.address(settings.port())));
        } catch (IOException e) {
            throw new StackException("Cannot use the folder " + data + " for Elasticsearch: " + e, e);
        }
    }

    /** What {@code bin/elasticsearch} ends in, without its need of a bash. */
    private static List<String> launcher(StackHome home, Path configuration) {
        Path folder = home.elasticsearch();
        return List.of(
                JavaRuntime.executable(),
                "-Xms4m",
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Dcli.name=server",
                "-Dcli.script=" + folder.resolve("bin").resolve("elasticsearch"),
                "-Dcli.libs=lib/tools/server-cli",
                "-Des.path.home=" + folder,
                "-Des.path.conf=" + configuration,
                "-Des.distribution.type=zip",
                "-Des.java.type=ES_JAVA_HOME",
                "-cp",
                folder.resolve("lib") + "/*:" + folder.resolve("lib").resolve("cli-launcher") + "/*",
                LAUNCHER);
    }

    private static Readiness readiness(ElasticsearchSettings settings) {
        return new HttpReadiness(
                URI.create("http://" + settings.host() + "/_cluster/health?wait_for_status=yellow&timeout=1s"));
    }

    static String yaml(ElasticsearchSettings settings, @Nullable NodeSecurity security) throws IOException {
        return resource("elasticsearch.yml") + "\n"
                + (security == null ? "xpack.security.enabled: false\n" : security.yaml())
                + "http.port: " + settings.port() + "\n"
                + "transport.port: " + settings.transportPort() + "\n"
                + "path.data: " + quoted(settings.data().resolve("data")) + "\n"
                + "path.logs: " + quoted(settings.data().resolve("logs")) + "\n";
    }

    /** A YAML string in single quotes, in which only the quote itself needs care. */
    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }

    /** One option a line, passed on as it is, so that spaces are no matter. */
    static String jvmOptions(ElasticsearchSettings settings) {
        List<String> options = new ArrayList<>(List.of(
                "-Xms" + settings.heapInMegabytes() + "m",
                "-Xmx" + settings.heapInMegabytes() + "m",
                "-XX:-AlwaysPreTouch",
                "-XX:-UsePerfData",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.io.tmpdir=${ES_TMPDIR}",
                "-XX:ErrorFile=" + settings.data().resolve("logs").resolve("hs_err_pid%p.log"),
                // Lucene's vectorised code; Elasticsearch's own options do the same.
                "20-:--add-modules=jdk.incubator.vector"));
        options.addAll(
                settings.quickStart()
                        ? List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
                        : List.of("-XX:+UseG1GC"));
        return String.join("\n", options) + "\n";
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ElasticsearchNode.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
