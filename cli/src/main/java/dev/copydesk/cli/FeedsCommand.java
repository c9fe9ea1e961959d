package dev.copydesk.cli;

import dev.copydesk.cli.exit.CommandFailure;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "feeds",
        header = "The feeds that are polled: add, list, remove, import, export, poll.",
        subcommands = {
            FeedsAddCommand.class,
            FeedsListCommand.class,
            FeedsRemoveCommand.class,
            FeedsImportCommand.class,
            FeedsExportCommand.class,
            FeedsPollCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "A feed is named by its id or its address.", "", "Begin with:  copydesk feeds list"})
final class FeedsCommand implements Runnable {
    @ParentCommand
    private @Nullable Copydesk copydesk;

    Copydesk root() {
        return Objects.requireNonNull(copydesk);
    }

    @Override
    public void run() {
        throw CommandFailure.usage(
                "say what to do with the feeds, for example 'copydesk feeds list'; see 'copydesk feeds --help'");
    }
}
