package dev.copydesk.cli;

import dev.copydesk.cli.exit.CommandFailure;
import dev.copydesk.cli.exit.ExitStatus;
import dev.copydesk.cli.feed.FeedJson;
import dev.copydesk.ingest.feed.FeedDocument;
import dev.copydesk.ingest.feed.FeedLimits;
import dev.copydesk.ingest.feed.FeedParser;
import dev.copydesk.ingest.feed.NotAFeed;
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
        name = "parse-feed",
        header = "Parse feed files without any server.",
        description = {
            "%nPrints one JSON line a file, in the order of the arguments: {\"file\", \"feed\", \"items\", \"problems\"}, or"
                    + " {\"file\", \"error\"} for one that is no feed. RSS, RDF, Atom, JSON Feed and CDF are read, broken"
                    + " ones too; \"problems\" says what was repaired.%n"
        })
final class ParseFeedCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Copydesk copydesk;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The feed's address, which relative addresses in it refer to.")
    private @Nullable String url;

    @Option(
            names = "--content-type",
            paramLabel = "TYPE",
            description = "The Content-Type header that the feed came with, for its charset.")
    private @Nullable String contentType;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Feed files; '-' is standard input.")
    private List<String> files = List.of();

    @Override
    public Integer call() {
        Copydesk root = Objects.requireNonNull(copydesk);
        int bad = 0;
        for (String file : files) {
            String error = null;
            try {
                FeedDocument document = FeedParser.parse(read(file), contentType, url);
                root.terminal.result(FeedJson.line(file, document));
                if (document instanceof NotAFeed other) {
                    error = other.reason();
                }
            } catch (IOException | InvalidPathException e) {
                error = "cannot be read; give a file";
                root.terminal.result(FeedJson.line(file, new NotAFeed("the file " + error, List.of())));
            }
            if (error != null) {
                bad++;
            }
        }
        if (bad == 0) {
            return ExitStatus.DONE;
        }
        throw CommandFailure.badData(bad + " of " + files.size() + " files could not be read as feeds; each has an"
                + " \"error\" in the output that says why");
    }

    /** One byte more than the parser reads is enough for it to tell that there is more. */
    private static byte[] read(String file) throws IOException {
        if (file.equals("-")) {
            return System.in.readNBytes(FeedLimits.MAX_BYTES + 1);
        }
        Path path = Path.of(file);
        if (Files.isDirectory(path)) {
            throw new IOException(file + " is a folder");
        }
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(FeedLimits.MAX_BYTES + 1);
        }
    }
}
