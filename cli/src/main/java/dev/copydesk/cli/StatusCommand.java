package dev.copydesk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.copydesk.cli.exit.CommandFailure;
import dev.copydesk.cli.exit.ExitStatus;
import dev.copydesk.cli.http.Answer;
import dev.copydesk.cli.http.Json;
import dev.copydesk.cli.http.Service;
import dev.copydesk.cli.supervise.Poll;
import dev.copydesk.cli.supervise.ProcessState;
import dev.copydesk.cli.supervise.RunState;
import dev.copydesk.cli.terminal.ProgressLine;
import dev.copydesk.cli.terminal.Quantities;
import dev.copydesk.cli.terminal.Terminal;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "status",
        header = "What runs, what was done, and whether the account adds up.",
        description = {
            "%naccepted = indexed + unchanged + stale + taken down + dead + in flight%n",
            "Exit status 69 when no stack runs, 70 when --verify finds a fault.%n"
        })
final class StatusCommand implements Callable<Integer> {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration REST_PATIENCE = Duration.ofMinutes(2);
    private static final Duration REST_INTERVAL = Duration.ofMillis(500);
    private static final Duration VERIFY_TIMEOUT = Duration.ofMinutes(30);

    @ParentCommand
    private @Nullable Copydesk copydesk;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Option(
            names = "--verify",
            description = "Compare every article in Kafka with the index: none missing, none doubled, none outdated."
                    + " What is on its way is waited for, up to 2 minutes.")
    private boolean verify;

    @Override
    public Integer call() {
        Copydesk root = Objects.requireNonNull(copydesk);
        Optional<RunState> run = root.stack.stateFile().readLive();
        Optional<Service> index = root.stack.knownPorts().map(ports -> root.stack.index());
        Optional<ObjectNode> stats = verify
                ? index.flatMap(service -> statsAtRest(service, root.terminal))
                : index.flatMap(StatusCommand::stats);
        ObjectNode status = stats.orElseGet(() -> Json.MAPPER.createObjectNode().put("healthy", false));
        List<ProcessState> processes = run.map(RunState::processes).orElse(List.of());
        status.set("processes", processes(processes));
        if (processes.stream().anyMatch(process -> process.condition() != ProcessState.Condition.RUNNING)) {
            status.put("healthy", false);
        }
        if (index.isPresent()) {
            addHealth(root, status);
            feeds(root.stack.ingest()).ifPresent(feeds -> status.set("feeds", feeds));
        }
        if (verify && stats.isPresent()) {
            root.terminal.say("comparing every article in Kafka with the index");
            status.set("verify", verification(index.orElseThrow()));
        }
        print(root, status, run);
        if (stats.isEmpty()) {
            throw unreachable(root, run, index);
        }
        if (verify && !status.path("verify").path("clean").asBoolean()) {
            throw CommandFailure.internal(
                    "the index differs from what was admitted; the ids are in 'copydesk status --verify --json'");
        }
        return ExitStatus.DONE;
    }

    private static CommandFailure unreachable(Copydesk root, Optional<RunState> run, Optional<Service> index) {
        if (index.isEmpty()) {
            return CommandFailure.unreachable(root.stack.notRunning());
        }
        String address = index.get().address();
        return CommandFailure.unreachable(
                run.isPresent()
                        ? "index-service does not answer at " + address + "; read its log in "
                                + root.stack.dataFolder().logs()
                        : "no Copydesk runs on " + root.stack.dataFolder().path() + ", nothing answers at " + address
                                + "; start it with 'copydesk up'");
    }

    /** The account knows Kafka, Elasticsearch and the index; admission and enrichment are asked themselves. */
    private static void addHealth(Copydesk root, ObjectNode status) {
        ObjectNode health = status.putObject("health");
        for (Service service : List.of(root.stack.ingest(), root.stack.enrich())) {
            ServiceHealth found = ServiceHealth.of(service);
            health.put(service.name(), found.text());
            if (!found.ready()) {
                status.put("healthy", false);
            }
        }
    }

    /** The account once nothing is on its way any more, else after a while as it is. */
    private static Optional<ObjectNode> statsAtRest(Service index, Terminal terminal) {
        if (stats(index).isEmpty()) {
            return Optional.empty();
        }
        ProgressLine progress = new ProgressLine(terminal, InstantSource.system());
        PipelineRest rest = new PipelineRest();
        boolean reached = Poll.until(REST_PATIENCE, REST_INTERVAL, () -> {
            Optional<ObjectNode> now = stats(index);
            boolean still = now.filter(rest::isReached).isPresent();
            now.filter(stats -> !still).ifPresent(stats -> progress.update(PipelineRest.line(stats)));
            return still;
        });
        progress.clear();
        Optional<ObjectNode> last = stats(index);
        if (!reached) {
            String what = last.map(now -> Quantities.count(PipelineRest.inFlight(now)) + " in flight")
                    .orElse("no account to be had");
            terminal.say("after " + REST_PATIENCE.toSeconds() + " s still " + what
                    + "; what is on its way can show as missing or outdated, verify again later");
        }
        return last;
    }

    private void print(Copydesk root, ObjectNode status, Optional<RunState> run) {
        if (json) {
            root.terminal.result(status.toString());
        } else if (run.isPresent() || status.has("accounting")) {
            new StatusListing(root.terminal.outStyle(), InstantSource.system().instant())
                    .lines(status, run)
                    .forEach(root.terminal::result);
        }
    }

    private static Optional<ObjectNode> stats(Service index) {
        try {
            Answer answer = index.tryGet("/api/stats", TIMEOUT);
            JsonNode body = answer.json();
            return answer.ok() && body instanceof ObjectNode object && object.has("accounting")
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // told by the exit status and its message
        }
    }

    /** {@code {"registered", "conditions"}}; empty where they cannot be had. */
    private static Optional<JsonNode> feeds(Service ingest) {
        try {
            Answer answer = ingest.tryGet("/feeds?size=0", TIMEOUT);
            return answer.ok() && answer.json() instanceof ObjectNode list
                    ? Optional.of(list.without(List.of("feeds", "total")))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // told by the service's health
        }
    }

    private static JsonNode verification(Service index) {
        Answer answer = index.get("/api/verify", VERIFY_TIMEOUT);
        if (!answer.ok()) {
            throw CommandFailure.unreachable(
                    "index-service cannot verify just now (" + answer.error() + "); look at 'copydesk status'");
        }
        return answer.json();
    }

    private static JsonNode processes(List<ProcessState> processes) {
        var array = Json.MAPPER.createArrayNode();
        for (ProcessState process : processes) {
            ObjectNode entry = array.addObject().put("name", process.name());
            if (process.id() == null) {
                entry.putNull("pid");
            } else {
                entry.put("pid", process.id().pid());
            }
            entry.put("state", process.condition().name())
                    .put("restarts", process.restarts())
                    .put("since", process.since().toString())
                    .put("log", process.log());
        }
        return array;
    }
}
