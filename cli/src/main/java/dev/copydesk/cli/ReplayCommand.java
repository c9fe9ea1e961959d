package dev.copydesk.cli;

import dev.copydesk.cli.exit.CommandFailure;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "replay",
        header = "Derive the whole corpus anew while the old index serves; compare, promote, roll back, drop.",
        subcommands = {
            ReplayStartCommand.class,
            ReplayStatusCommand.class,
            ReplayDiffCommand.class,
            ReplayPromoteCommand.class,
            ReplayRollbackCommand.class,
            ReplayCancelCommand.class,
            ReplayDropCommand.class
        })
final class ReplayCommand implements Runnable {
    @ParentCommand
    private @Nullable Copydesk copydesk;

    @Override
    public void run() {
        throw CommandFailure.usage(
                "say what to do: 'copydesk replay start', 'status', 'diff', 'promote', 'rollback', 'cancel' or 'drop'");
    }

    Copydesk root() {
        return Objects.requireNonNull(copydesk);
    }

    ReplayClient client() {
        return new ReplayClient(root().stack.index());
    }
}
