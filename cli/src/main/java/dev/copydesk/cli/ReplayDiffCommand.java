package dev.copydesk.cli;

import dev.copydesk.cli.exit.ExitStatus;
import dev.copydesk.cli.http.Answer;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "diff",
        description = "What the newest generation changes, against the one that serves or that it replaced.%n")
final class ReplayDiffCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable ReplayCommand replay;

    @Option(names = "--json", description = "Print the whole report.")
    private boolean json;

    @Override
    public Integer call() {
        Copydesk root = Objects.requireNonNull(replay).root();
        ReplayClient client = replay.client();
        Answer answer = client.diff();
        if (json) {
            root.terminal.result(answer.body());
        } else {
            ReplayListing.diff(answer.json()).forEach(root.terminal::result);
            root.terminal.result("all of it: " + client.addressOfDiff());
        }
        return ExitStatus.DONE;
    }
}
