package dev.copydesk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.copydesk.cli.exit.CommandFailure;
import dev.copydesk.cli.exit.ExitStatus;
import dev.copydesk.cli.http.Service;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(name = "list", header = "Show the feeds and how their polls go.")
final class FeedsListCommand implements Callable<Integer> {
    private static final List<String> STATES = List.of("new", "healthy", "failing", "quiet");

    @ParentCommand
    private @Nullable FeedsCommand feeds;

    @Parameters(
            arity = "0..1",
            paramLabel = "WORDS",
            description = "Only feeds whose title, source or address holds this.")
    private @Nullable String words;

    @Option(names = "--state", paramLabel = "STATE", description = "Only new, healthy, failing or quiet ones.")
    private @Nullable String state;

    @Option(names = "--json", description = "Print {\"total\", \"registered\", \"conditions\", \"feeds\"}.")
    private boolean json;

    @Override
    public Integer call() {
        Copydesk root = Objects.requireNonNull(feeds).root();
        if (state != null && !STATES.contains(state)) {
            throw CommandFailure.usage("--state is '" + state + "'; choose from " + String.join(", ", STATES));
        }
        ObjectNode list = new FeedRegistryClient(root.stack.ingest()).list(filter());
        if (json) {
            root.terminal.result(list.toString());
        } else {
            new FeedListing(root.terminal.outStyle(), InstantSource.system().instant(), root.terminal.columns())
                    .lines(list)
                    .forEach(root.terminal::result);
        }
        return ExitStatus.DONE;
    }

    private String filter() {
        return (state == null ? "" : "&" + Service.parameter("state", state))
                + (words == null ? "" : "&" + Service.parameter("q", words));
    }
}
