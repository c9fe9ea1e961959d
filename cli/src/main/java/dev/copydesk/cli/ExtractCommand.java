package dev.copydesk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.copydesk.cli.exit.CommandFailure;
import dev.copydesk.cli.exit.ExitStatus;
import dev.copydesk.cli.extract.PageExtraction;
import dev.copydesk.cli.terminal.Quantities;
import dev.copydesk.enrich.language.LinearLanguageDetector;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code copydesk extract}: what pages say, one JSON line a file. */
@Command(
        name = "extract",
        description = {
            "Print the article of each page as a JSON line. No server is needed.",
            "%nTitle, main text, publication date with the page's own offset, authors, canonical URL, language and lead picture,"
                    + " in the order of the arguments. An unusable file gives {\"file\", \"error\"}.%n"
        })
final class ExtractCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Copydesk copydesk;

    @Option(names = "--url", paramLabel = "URL", description = "Where the page was; only with a single file.")
    private @Nullable String url;

    @Option(names = "--explain", description = "Add where text and date were found.")
    private boolean explain;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Saved HTML pages.")
    private List<String> files = new ArrayList<>();

    @Override
    public Integer call() {
        Copydesk root = Objects.requireNonNull(copydesk);
        checkUrl();
        // A page may be dated ahead of us by its time zone.
        LocalDate latest = LocalDate.now(ZoneOffset.UTC).plusDays(1);
        PageExtraction extraction = new PageExtraction(new LinearLanguageDetector(), latest, explain);
        long unusable = 0;
        for (String file : files) {
            ObjectNode result = extraction.extract(file, url);
            unusable += result.has("error") ? 1 : 0;
            root.terminal.result(result.toString());
        }
        if (unusable == 0) {
            return ExitStatus.DONE;
        }
        root.terminal.say("copydesk: " + Quantities.count(unusable, "unusable file") + " of "
                + Quantities.count(files.size()) + "; each has an \"error\" in the output that says why");
        return ExitStatus.BAD_DATA;
    }

    private void checkUrl() {
        if (url == null) {
            return;
        }
        if (files.size() > 1) {
            throw CommandFailure.usage("--url is the address of one page; give a single file with it");
        }
        try {
            URI address = new URI(url);
            if (address.getHost() != null && String.valueOf(address.getScheme()).matches("(?i)https?")) {
                return;
            }
        } catch (URISyntaxException e) {
            throw CommandFailure.usage("--url '" + url + "' is no address; give one such as https://example.org/story");
        }
        throw CommandFailure.usage("--url '" + url + "' is no web address; give one such as https://example.org/story");
    }
}
