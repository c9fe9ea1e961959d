package dev.copydesk.cli;

import dev.copydesk.cli.exit.CommandFailure;
import dev.copydesk.cli.exit.ExitStatus;
import dev.copydesk.cli.http.Answer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "retention",
        description = {
            "Show the months in the index, their sizes, and which of them will leave it, when and why.%n",
            "What stays is set by COPYDESK_INDEX_RETENTION_MONTHS and COPYDESK_INDEX_RETENTION_SIZE, such as 24 and 200G;"
                    + " without them everything does. Kafka keeps the articles in any case.%n"
        })
final class RetentionCommand implements Callable<Integer> {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @ParentCommand
    private @Nullable Copydesk copydesk;

    @Option(
            names = "--json",
            description = "Print {\"months\", \"bytes\", \"notice\", \"bytesUsed\", \"held\", \"expired\"}.")
    private boolean json;

    @Override
    public Integer call() {
        Copydesk root = Objects.requireNonNull(copydesk);
        Answer answer = root.stack.index().get("/api/retention", TIMEOUT);
        if (!answer.ok()) {
            throw CommandFailure.unreachable("index-service cannot tell just now (" + answer.error()
                    + "); wait for Elasticsearch, or look at 'copydesk status'");
        }
        if (json) {
            root.terminal.result(answer.body());
        } else {
            new RetentionListing(root.terminal.outStyle()).lines(answer.json()).forEach(root.terminal::result);
        }
        return ExitStatus.DONE;
    }
}
