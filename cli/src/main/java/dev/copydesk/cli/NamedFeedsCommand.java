package dev.copydesk.cli;

import dev.copydesk.cli.exit.ExitStatus;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** A command that does one thing to each of the feeds that are named to it. */
abstract class NamedFeedsCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable FeedsCommand feeds;

    @Parameters(arity = "1..*", paramLabel = "ID|URL", description = "The feed's id or address.")
    private List<String> which = List.of();

    /** @return the line that tells of it */
    abstract String handle(FeedRegistryClient registry, String feed);

    @Override
    public final Integer call() {
        Copydesk root = Objects.requireNonNull(feeds).root();
        FeedRegistryClient registry = new FeedRegistryClient(root.stack.ingest());
        which.forEach(FeedRegistryClient::id); // nothing is done where one of the names cannot be one
        which.forEach(feed -> root.terminal.result(handle(registry, feed)));
        return ExitStatus.DONE;
    }
}
