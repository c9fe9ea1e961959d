package dev.copydesk.cli;

import dev.copydesk.cli.exit.ExitStatus;
import dev.copydesk.cli.http.Json;
import dev.copydesk.cli.push.InputFile;
import dev.copydesk.cli.push.InputFiles;
import dev.copydesk.cli.push.Origin;
import dev.copydesk.cli.push.Problem;
import dev.copydesk.cli.push.Push;
import dev.copydesk.cli.push.PushReport;
import dev.copydesk.cli.terminal.Quantities;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "push",
        header = "Send documents to the running stack.",
        description = {
            "%n.txt and .html files are one article each. .json holds an article or an array of them, .jsonl (.ndjson) one"
                    + " a line: {\"title\", \"text\" or \"html\", \"url\", \"source\", \"publishedAt\", ...}."
                    + " The items of .xml (.rss, .atom) feeds are articles. Folders are walked. Returns when the broker has acknowledged everything.%n"
        })
final class PushCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Copydesk copydesk;

    @Option(names = "--source", paramLabel = "NAME", description = "Whom articles are from that do not say so.")
    private @Nullable String source;

    @Option(names = "--json", description = "Print {\"files\", \"accepted\", \"refused\", \"warnings\"}.")
    private boolean json;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files and folders; '-' reads JSON lines from standard input.")
    private List<String> files = new ArrayList<>();

    @Override
    public Integer call() {
        Copydesk root = java.util.Objects.requireNonNull(copydesk);
        List<Problem> problems = new ArrayList<>();
        List<InputFile> found = InputFiles.named(files, problems::add);
        PushReport report = new Push(root.stack.ingest(), root.terminal, InstantSource.system())
                .run(found, Origin.pushed(source), problems);
        root.terminal.result(json ? json(report) : text(report));
        return report.clean() ? ExitStatus.DONE : ExitStatus.BAD_DATA;
    }

    static String text(PushReport report) {
        return "pushed " + Quantities.count(report.accepted(), "article")
                + " from " + Quantities.count(report.files(), "file")
                + (report.refused() > 0 ? ", " + Quantities.count(report.refused()) + " refused" : "")
                + (report.warnings() > 0 ? ", " + Quantities.count(report.warnings(), "warning") : "");
    }

    private static String json(PushReport report) {
        return Json.MAPPER
                .createObjectNode()
                .put("files", report.files())
                .put("accepted", report.accepted())
                .put("refused", report.refused())
                .put("warnings", report.warnings())
                .toString();
    }
}
