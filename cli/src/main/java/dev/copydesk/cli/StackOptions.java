package dev.copydesk.cli;

import dev.copydesk.cli.exit.CommandFailure;
import dev.copydesk.cli.http.Service;
import dev.copydesk.cli.settings.DataFolder;
import dev.copydesk.cli.settings.Ports;
import dev.copydesk.cli.supervise.StateFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Which stack is meant; every command takes these options, before or behind its name. */
final class StackOptions {
    @Option(
            names = "--port-offset",
            paramLabel = "N",
            scope = ScopeType.INHERIT,
            description = "Shift every port by N (environment: COPYDESK_PORT_OFFSET).")
    private @Nullable Integer portOffset;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The data folder (environment: COPYDESK_DATA; default: data in the project's folder).")
    private @Nullable Path data;

    /** The project's folder, where the built programs and the default data are. */
    Path home() {
        return Path.of(System.getProperty("copydesk.home", "."))
                .toAbsolutePath()
                .normalize();
    }

    /** How to call a command for this stack from where the user is. */
    String commandLine(String command) {
        Path here = Path.of("").toAbsolutePath();
        String program = here.equals(home())
                ? "./copydesk"
                : quoted(home().resolve("copydesk").toString());
        return program + (data == null ? "" : " --data " + quoted(data.toString())) + " " + command;
    }

    private static String quoted(String word) {
        return word.matches("[\\w./:@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    DataFolder dataFolder() {
        String environment = System.getenv().getOrDefault("COPYDESK_DATA", "");
        if (data != null) {
            return new DataFolder(data);
        }
        return new DataFolder(environment.isEmpty() ? home().resolve("data") : Path.of(environment));
    }

    /** The offset that was asked for, if one was. */
    Optional<Ports> askedPorts() {
        String environment = System.getenv().getOrDefault("COPYDESK_PORT_OFFSET", "");
        if (portOffset != null) {
            return Optional.of(ports(portOffset, "--port-offset"));
        }
        if (environment.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(ports(Integer.parseInt(environment.strip()), "COPYDESK_PORT_OFFSET"));
        } catch (NumberFormatException e) {
            throw CommandFailure.usage("COPYDESK_PORT_OFFSET is '" + environment + "'; set it to a whole number");
        }
    }

    /** The ports to start a stack on: those asked for, else the standard ones. */
    Ports portsToStartOn() {
        return askedPorts().orElseGet(() -> new Ports(0));
    }

    /**
     * The ports of the stack that is meant: those asked for, else those of the one that runs on the data folder. Where
     * none runs, the standard ports are meant only if no data folder was named: another stack may live there.
     *
     * @throws CommandFailure if nothing runs on the data folder that was named
     */
    Ports ports() {
        return knownPorts().orElseThrow(() -> CommandFailure.unreachable(notRunning()));
    }

    /** As {@link #ports()}, or nothing where that fails. */
    Optional<Ports> knownPorts() {
        return askedPorts()
                .or(() -> stateFile().readLive().map(run -> new Ports(run.portOffset())))
                .or(() -> namesData() ? Optional.empty() : Optional.of(new Ports(0)));
    }

    /** That nothing runs on the data folder, and what to do, in one line. */
    String notRunning() {
        return "no Copydesk runs on " + dataFolder().path() + "; start it with '" + commandLine("up")
                + "', or name the --port-offset of the one that is meant";
    }

    private boolean namesData() {
        return data != null
                || !System.getenv().getOrDefault("COPYDESK_DATA", "").isEmpty();
    }

    StateFile stateFile() {
        return new StateFile(dataFolder().stateFile());
    }

    Service ingest() {
        return service("ingest-service", "COPYDESK_INGEST_URL", Ports::ingest);
    }

    Service enrich() {
        return service("enrich-service", "COPYDESK_ENRICH_URL", Ports::enrich);
    }

    Service index() {
        return service("index-service", "COPYDESK_INDEX_URL", Ports::index);
    }

    /** At the address of the environment variable where it is set, else on this machine. */
    private Service service(String name, String variable, ToIntFunction<Ports> port) {
        String url = System.getenv().getOrDefault(variable, "").strip();
        if (url.isEmpty()) {
            return new Service(name, port.applyAsInt(ports()), apiKey());
        }
        if (!url.matches("https?://[^/?#]+/?")) {
            throw CommandFailure.usage(
                    variable + " is '" + url + "'; set it to an address such as http://" + name + ":8081");
        }
        return new Service(name, URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url), apiKey());
    }

    private static @Nullable String apiKey() {
        return System.getenv("COPYDESK_API_KEY");
    }

    private static Ports ports(int offset, String where) {
        if (offset < 0 || offset > Ports.MAX_OFFSET) {
            throw CommandFailure.usage(where + " is " + offset + "; choose a number from 0 to " + Ports.MAX_OFFSET);
        }
        return new Ports(offset);
    }
}
