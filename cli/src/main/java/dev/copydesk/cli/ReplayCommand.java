package dev.copydesk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.cli.exit.CommandFailure;
import dev.copydesk.cli.exit.ExitStatus;
import dev.copydesk.cli.http.Answer;
import dev.copydesk.cli.http.Service;
import dev.copydesk.cli.terminal.ProgressLine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "replay",
        header = "Derive the whole corpus anew while the old index serves; compare, promote, roll back, drop.",
        subcommands = {
            ReplayCommand.Start.class,
            ReplayCommand.Status.class,
            ReplayCommand.Diff.class,
            ReplayCommand.Promote.class,
            ReplayCommand.RollBack.class,
            ReplayCommand.Cancel.class,
            ReplayCommand.Drop.class
        })
final class ReplayCommand implements Runnable {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final Duration READS_EVERYTHING = Duration.ofHours(1);

    @ParentCommand
    private @Nullable Copydesk copydesk;

    @Override
    public void run() {
        throw CommandFailure.usage(
                "say what to do: 'copydesk replay start', 'status', 'diff', 'promote', 'rollback', 'cancel' or 'drop'");
    }

    private Copydesk root() {
        return Objects.requireNonNull(copydesk);
    }

    private JsonNode post(String action, List<String> parameters, Duration timeout) {
        String query = parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
        Service index = root().stack.index();
        return checked(index.requirePermitted(index.post("/api/replay/" + action + query, timeout)))
                .json();
    }

    private static Answer checked(Answer answer) {
        if (answer.status() == 400) {
            throw CommandFailure.usage(answer.error() + "; see 'copydesk replay --help'");
        }
        if (answer.status() == 409) {
            throw CommandFailure.badData(answer.error());
        }
        if (!answer.ok()) {
            throw CommandFailure.unreachable(
                    "index-service cannot do it just now (" + answer.error() + "); look at 'copydesk status'");
        }
        return answer;
    }

    @Command(
            name = "start",
            description = {
                "Start the next generation and return at once: the corpus is enriched and indexed anew.%n",
                "With --since, --until or --source it is a trial of that part, which can be compared and never serves.%n"
            })
    static final class Start implements Callable<Integer> {
        @ParentCommand
        private @Nullable ReplayCommand replay;

        @Option(
                names = "--index-only",
                description = "Index the serving generation's enriched articles anew, for a new mapping.")
        private boolean indexOnly;

        @Option(names = "--from", paramLabel = "G", description = "The same from generation G.")
        private @Nullable Integer from;

        @Option(names = "--since", paramLabel = "TIME", description = "A trial: articles first seen from then on.")
        private @Nullable String since;

        @Option(names = "--until", paramLabel = "TIME", description = "A trial: articles first seen before.")
        private @Nullable String until;

        @Option(
                names = "--source",
                paramLabel = "NAME",
                description = "A trial: articles of one source, by id or name.")
        private @Nullable String source;

        @Option(
                names = "--throttle",
                paramLabel = "N",
                description = "At most N articles a second and instance, until it has caught up.")
        private @Nullable Integer throttle;

        @Option(names = "--resume", description = "Let the one that was cancelled go on where it was.")
        private boolean resume;

        @Override
        public Integer call() {
            ReplayCommand command = Objects.requireNonNull(replay);
            List<String> parameters = new ArrayList<>();
            if (indexOnly && from == null) {
                Answer status = checked(command.root().stack.index().get("/api/replay", TIMEOUT));
                from = status.json().path("generation").asInt();
            }
            add(parameters, "from", from);
            add(parameters, "since", since);
            add(parameters, "until", until);
            add(parameters, "source", source);
            add(parameters, "throttle", throttle);
            if (resume && !parameters.isEmpty()) {
                throw CommandFailure.usage("a replay is resumed as it was started: leave out the other options");
            }
            JsonNode generation = command.post(resume ? "resume" : "start", parameters, TIMEOUT);
            command.root()
                    .terminal
                    .result("generation " + generation.path("number").asInt()
                            + " is being built; see 'copydesk replay status'");
            return ExitStatus.DONE;
        }

        private static void add(List<String> parameters, String name, @Nullable Object value) {
            if (value != null) {
                parameters.add(Service.parameter(name, value.toString()));
            }
        }
    }

    @Command(name = "status", description = "How far the newest replay is, and which generation serves.%n")
    static final class Status implements Callable<Integer> {
        private static final long EVERY_MILLIS = 1_000;

        @ParentCommand
        private @Nullable ReplayCommand replay;

        @Option(
                names = "--json",
                description =
                        "Print {\"state\", \"generation\", \"done\", \"total\", \"rate\", \"etaSeconds\"} and more.")
        private boolean json;

        @Option(names = "--wait", description = "Return when it is no longer being built; with a progress bar.")
        private boolean wait;

        @Override
        public Integer call() throws InterruptedException {
            Copydesk root = Objects.requireNonNull(replay).root();
            Answer answer = status(root);
            if (wait) {
                ProgressLine line = new ProgressLine(root.terminal, InstantSource.system());
                while (answer.json().path("state").asText().equals("RUNNING")) {
                    line.update(ReplayListing.bar(answer.json()));
                    Thread.sleep(EVERY_MILLIS);
                    answer = status(root);
                }
                line.clear();
            }
            if (json) {
                root.terminal.result(answer.body());
            } else {
                ReplayListing.status(answer.json()).forEach(root.terminal::result);
            }
            return ExitStatus.DONE;
        }

        private static Answer status(Copydesk root) {
            return checked(root.stack.index().get("/api/replay", TIMEOUT));
        }
    }

    @Command(
            name = "diff",
            description = "What the newest generation changes, against the one that serves or that it replaced.%n")
    static final class Diff implements Callable<Integer> {
        @ParentCommand
        private @Nullable ReplayCommand replay;

        @Option(names = "--json", description = "Print the whole report.")
        private boolean json;

        @Override
        public Integer call() {
            Copydesk root = Objects.requireNonNull(replay).root();
            Service index = root.stack.index();
            Answer answer = checked(index.get("/api/replay/diff", READS_EVERYTHING));
            if (json) {
                root.terminal.result(answer.body());
            } else {
                ReplayListing.diff(answer.json()).forEach(root.terminal::result);
                root.terminal.result("all of it: " + index.address() + "/api/replay/diff.html");
            }
            return ExitStatus.DONE;
        }
    }

    @Command(
            name = "promote",
            description =
                    "Let the newest generation serve. The one that served stays up to date until it is dropped.%n")
    static final class Promote implements Callable<Integer> {
        @ParentCommand
        private @Nullable ReplayCommand replay;

        @Option(names = "--force", paramLabel = "REASON", description = "Also while articles are missing in it.")
        private @Nullable String force;

        @Override
        public Integer call() {
            ReplayCommand command = Objects.requireNonNull(replay);
            if (force != null && force.isBlank()) {
                throw CommandFailure.usage("--force needs a reason, which is kept with the generation");
            }
            List<String> parameters = force == null ? List.of() : List.of(Service.parameter("force", force));
            return command.tell(command.post("promote", parameters, READS_EVERYTHING), "serves");
        }
    }

    @Command(name = "rollback", description = "Let the generation serve again that the newest one replaced.%n")
    static final class RollBack implements Callable<Integer> {
        @ParentCommand
        private @Nullable ReplayCommand replay;

        @Override
        public Integer call() {
            ReplayCommand command = Objects.requireNonNull(replay);
            return command.tell(command.post("rollback", List.of(), TIMEOUT), "serves again");
        }
    }

    @Command(
            name = "cancel",
            description = "Stop the replay on its way; 'copydesk replay start --resume' lets it go on.%n")
    static final class Cancel implements Callable<Integer> {
        @ParentCommand
        private @Nullable ReplayCommand replay;

        @Override
        public Integer call() {
            ReplayCommand command = Objects.requireNonNull(replay);
            return command.tell(command.post("cancel", List.of(), TIMEOUT), "is cancelled");
        }
    }

    @Command(
            name = "drop",
            description = "Delete a generation for good: the newest or, where that serves, the one that it replaced.%n")
    static final class Drop implements Callable<Integer> {
        @ParentCommand
        private @Nullable ReplayCommand replay;

        @Parameters(arity = "0..1", paramLabel = "G", description = "This generation instead.")
        private @Nullable Integer generation;

        @Override
        public Integer call() {
            ReplayCommand command = Objects.requireNonNull(replay);
            List<String> parameters = generation == null ? List.of() : List.of("generation=" + generation);
            return command.tell(command.post("drop", parameters, TIMEOUT), "is dropped");
        }
    }

    private int tell(JsonNode generation, String what) {
        root().terminal.result("generation " + generation.path("number").asInt() + " " + what);
        return ExitStatus.DONE;
    }
}
