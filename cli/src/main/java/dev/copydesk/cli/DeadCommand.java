package dev.copydesk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.cli.exit.CommandFailure;
import dev.copydesk.cli.exit.ExitStatus;
import dev.copydesk.cli.http.Answer;
import dev.copydesk.cli.http.Service;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "dead",
        header = "Dead letters: what a stage could not handle, to be looked at, sent again, or dropped.",
        subcommands = {
            DeadCommand.ListCommand.class,
            DeadCommand.Show.class,
            DeadCommand.Redrive.class,
            DeadCommand.Drop.class
        })
final class DeadCommand implements Runnable {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration MANY = Duration.ofMinutes(30);

    @ParentCommand
    private @Nullable Copydesk copydesk;

    @Override
    public void run() {
        throw CommandFailure.usage("say what to do: 'copydesk dead list', 'show', 'redrive' or 'drop'");
    }

    private Copydesk root() {
        return Objects.requireNonNull(copydesk);
    }

    private static JsonNode checked(Answer answer) {
        if (answer.status() == 400) {
            throw CommandFailure.usage(answer.error() + "; see 'copydesk dead --help'");
        }
        if (answer.status() == 404 || answer.status() == 409) {
            throw CommandFailure.badData(answer.error());
        }
        if (!answer.ok()) {
            throw CommandFailure.unreachable(
                    "index-service cannot do it just now (" + answer.error() + "); look at 'copydesk status'");
        }
        return answer.json();
    }

    @Command(name = "list", description = "List letters, the latest first, without their originals.%n")
    static final class ListCommand implements Callable<Integer> {
        @ParentCommand
        private @Nullable DeadCommand dead;

        @Mixin
        private final LetterOptions letters = new LetterOptions();

        @Option(names = "--size", paramLabel = "N", defaultValue = "50", description = "At most so many (default: 50).")
        private int size;

        @Option(names = "--cursor", paramLabel = "C", description = "Go on behind the page that named it.")
        private @Nullable String cursor;

        @Option(names = "--json", description = "Print {\"total\", \"letters\", \"cursor\"}.")
        private boolean json;

        @Override
        public Integer call() {
            Copydesk root = Objects.requireNonNull(dead).root();
            String page = "size=" + size + (cursor == null ? "" : "&" + Service.parameter("cursor", cursor));
            Answer answer = root.stack.index().get("/api/dead" + letters.query(page), TIMEOUT);
            JsonNode found = checked(answer);
            if (json) {
                root.terminal.result(answer.body());
            } else {
                new LetterListing(root.terminal.outStyle(), root.terminal.columns())
                        .lines(found)
                        .forEach(root.terminal::result);
            }
            return ExitStatus.DONE;
        }
    }

    @Command(name = "show", description = "Print one letter with its original, as JSON.%n")
    static final class Show implements Callable<Integer> {
        @ParentCommand
        private @Nullable DeadCommand dead;

        @Parameters(paramLabel = "KEY", description = "The letter's key, such as articles.raw/3/1024.")
        private String key = "";

        @Override
        public Integer call() {
            Copydesk root = Objects.requireNonNull(dead).root();
            Answer answer = root.stack.index().get("/api/dead/" + path(key), TIMEOUT);
            checked(answer);
            root.terminal.result(answer.body());
            return ExitStatus.DONE;
        }
    }

    @Command(
            name = "redrive",
            description = "Send the current records of letters' articles again, after what was wrong was mended.%n")
    static final class Redrive extends Handling {
        @Override
        public Integer call() {
            return handle(
                    "redriven",
                    key -> "/api/dead/" + key + "/redrive",
                    query -> "/api/dead/redrive" + query,
                    (service, target, timeout) -> service.post(target, timeout));
        }
    }

    @Command(
            name = "drop",
            description = "Give letters up. Their articles stay counted as dead until a newer revision comes.%n")
    static final class Drop extends Handling {
        @Override
        public Integer call() {
            return handle(
                    "dropped",
                    key -> "/api/dead/" + key,
                    query -> "/api/dead" + query,
                    (service, target, timeout) -> service.delete(target, timeout));
        }
    }

    private interface Sending {
        Answer send(Service service, String target, Duration timeout);
    }

    /** What redriving and dropping have in common. */
    abstract static class Handling implements Callable<Integer> {
        @ParentCommand
        private @Nullable DeadCommand dead;

        @Mixin
        private final LetterOptions letters = new LetterOptions();

        @Option(names = "--all", description = "All open letters.")
        private boolean all;

        @Parameters(arity = "0..*", paramLabel = "KEY", description = "Letters' keys, such as articles.raw/3/1024.")
        private List<String> keys = List.of();

        Integer handle(String done, UnaryOperator<String> one, UnaryOperator<String> many, Sending sending) {
            Copydesk root = Objects.requireNonNull(dead).root();
            if (keys.isEmpty() == !(all || letters.areGiven())) {
                throw CommandFailure.usage("name letters by their keys, or by --all or conditions such as --source");
            }
            int handled = 0;
            int refused = 0;
            if (keys.isEmpty()) {
                JsonNode result = checked(sending.send(root.stack.index(), many.apply(letters.query()), MANY));
                handled = result.path(done).asInt();
                for (JsonNode reason : result.path("refused")) {
                    refused++;
                    root.terminal.say("copydesk: " + reason.path("key").asText() + ": "
                            + reason.path("reason").asText());
                }
            }
            for (String key : keys) {
                Answer answer = sending.send(root.stack.index(), one.apply(path(key)), TIMEOUT);
                if (answer.status() == 404 || answer.status() == 409) {
                    refused++;
                    root.terminal.say("copydesk: " + key + ": " + answer.error());
                } else {
                    handled += checked(answer).path(done).asInt();
                }
            }
            root.terminal.result(done + " " + handled + (refused == 0 ? "" : ", refused " + refused));
            return refused == 0 ? ExitStatus.DONE : ExitStatus.BAD_DATA;
        }
    }

    /** @throws CommandFailure if it is no key */
    private static String path(String key) {
        if (!key.matches("[A-Za-z0-9._-]+/[0-9]+/[0-9]+")) {
            throw CommandFailure.usage("'" + key + "' is no letter's key; 'copydesk dead list' shows them");
        }
        return key;
    }
}
