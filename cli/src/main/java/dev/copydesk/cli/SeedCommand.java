package dev.copydesk.cli;

import dev.copydesk.cli.exit.CommandFailure;
import dev.copydesk.cli.exit.ExitStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "seed",
        header = "Register the feeds and ingest the documents of a folder, as 'up' does with the seeds.",
        description = {
            "%nFor a stack that something else started, such as docker compose. Documents that were ingested before count as"
                    + " unchanged; a feeds.opml that was registered before is not registered again, so that a feed that"
                    + " was removed stays removed. Exit status 65 when some of it was refused.%n"
        })
final class SeedCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Copydesk copydesk;

    @Option(names = "--again", description = "Register the feeds even if this list was registered before.")
    private boolean again;

    @Parameters(paramLabel = "DIR", description = "The folder.")
    private @Nullable Path folder;

    @Override
    public Integer call() {
        Copydesk root = Objects.requireNonNull(copydesk);
        Path directory = Objects.requireNonNull(folder);
        if (!Files.isDirectory(directory)) {
            throw CommandFailure.usage(directory + " is not a folder; name one with documents or a feeds.opml");
        }
        boolean feedsAreGood = new SeedFeeds(root.stack, root.terminal).run(directory, again);
        boolean documentsAreGood = new SeedIngest(root.stack, root.terminal).run(directory);
        return feedsAreGood && documentsAreGood ? ExitStatus.DONE : ExitStatus.BAD_DATA;
    }
}
