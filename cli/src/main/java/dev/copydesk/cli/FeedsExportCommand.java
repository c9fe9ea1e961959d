package dev.copydesk.cli;

import dev.copydesk.cli.exit.CommandFailure;
import dev.copydesk.cli.exit.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(name = "export", header = "Write the feeds as OPML, which other readers understand.")
final class FeedsExportCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable FeedsCommand feeds;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            defaultValue = "-",
            description = "Where to write; '-' (the default) is standard output.")
    private String file = "-";

    @Override
    public Integer call() {
        Copydesk root = Objects.requireNonNull(feeds).root();
        byte[] opml = new FeedRegistryClient(root.stack.ingest()).export();
        if (file.equals("-")) {
            root.terminal.result(opml);
            return ExitStatus.DONE;
        }
        try {
            Files.write(Path.of(file), opml);
        } catch (IOException | InvalidPathException e) {
            throw CommandFailure.usage("cannot write " + file + " (" + e.getMessage() + "); name a file elsewhere");
        }
        root.terminal.say("feeds written to " + file);
        return ExitStatus.DONE;
    }
}
