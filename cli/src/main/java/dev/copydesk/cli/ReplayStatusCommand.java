package dev.copydesk.cli;

import dev.copydesk.cli.exit.ExitStatus;
import dev.copydesk.cli.http.Answer;
import dev.copydesk.cli.terminal.ProgressLine;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(name = "status", description = "How far the newest replay is, and which generation serves.%n")
final class ReplayStatusCommand implements Callable<Integer> {
    private static final long EVERY_MILLIS = 1_000;

    @ParentCommand
    private @Nullable ReplayCommand replay;

    @Option(
            names = "--json",
            description =
                    "Print {\"state\", \"generation\", \"done\", \"total\", \"rate\", \"etaSeconds\", \"errors\"} and"
                            + " more.")
    private boolean json;

    @Option(
            names = "--wait",
            description = "Return when it is no longer being built, with 65 if it failed; with a progress bar.")
    private boolean wait;

    @Override
    public Integer call() throws InterruptedException {
        Copydesk root = Objects.requireNonNull(replay).root();
        ReplayClient client = replay.client();
        Answer answer = wait ? awaitBuilt(client, root) : client.status();
        if (json) {
            root.terminal.result(answer.body());
        } else {
            ReplayListing.status(answer.json()).forEach(root.terminal::result);
        }
        return wait && state(answer).equals("FAILED") ? ExitStatus.BAD_DATA : ExitStatus.DONE;
    }

    private static Answer awaitBuilt(ReplayClient client, Copydesk root) throws InterruptedException {
        ProgressLine line = new ProgressLine(root.terminal, InstantSource.system());
        Answer answer = client.status();
        while (state(answer).equals("RUNNING")) {
            line.update(ReplayListing.bar(answer.json()));
            Thread.sleep(EVERY_MILLIS);
            answer = client.status();
        }
        line.clear();
        return answer;
    }

    private static String state(Answer answer) {
        return answer.json().path("state").asText();
    }
}
