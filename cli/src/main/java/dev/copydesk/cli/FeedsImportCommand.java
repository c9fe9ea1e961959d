package dev.copydesk.cli;

import dev.copydesk.cli.exit.CommandFailure;
import dev.copydesk.cli.exit.ExitStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "import",
        header = "Register the feeds of OPML lists.",
        description = "%nFeeds that are registered already stay as they are. Exit status 65 when a list or an entry"
                + " cannot be used; the rest is registered.%n")
final class FeedsImportCommand implements Callable<Integer> {
    private static final int MAX_BYTES = 8 * 1024 * 1024;

    @ParentCommand
    private @Nullable FeedsCommand feeds;

    @Option(names = "--json", description = "Print {\"files\", \"added\", \"known\", \"skipped\"}.")
    private boolean json;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "OPML files; '-' is standard input.")
    private List<String> files = List.of();

    @Override
    public Integer call() {
        Copydesk root = Objects.requireNonNull(feeds).root();
        FeedRegistryClient registry = new FeedRegistryClient(root.stack.ingest());
        ImportTally tally = new ImportTally(root.terminal);
        for (String file : files) {
            importFile(registry, file, tally);
        }
        root.terminal.result(json ? tally.json(files.size()) : tally.text());
        return tally.clean() ? ExitStatus.DONE : ExitStatus.BAD_DATA;
    }

    private static void importFile(FeedRegistryClient registry, String file, ImportTally tally) {
        byte[] opml;
        try {
            opml = read(file);
        } catch (IOException | InvalidPathException e) {
            tally.unusable(file, "cannot be read; name an OPML file");
            return;
        }
        try {
            tally.add(file, registry.registerAll(opml, "the list"));
        } catch (CommandFailure e) {
            if (e.status() != ExitStatus.BAD_DATA) {
                throw e;
            }
            tally.unusable(file, String.valueOf(e.getMessage()));
        }
    }

    /** Bounded: a list that is longer is refused by the service. */
    private static byte[] read(String file) throws IOException {
        try (InputStream in = file.equals("-") ? System.in : Files.newInputStream(Path.of(file))) {
            return in.readNBytes(MAX_BYTES + 1);
        }
    }
}
