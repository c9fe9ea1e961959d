package dev.copydesk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.cli.http.Answer;
import dev.copydesk.cli.http.Service;
import dev.copydesk.cli.push.InputFile;
import dev.copydesk.cli.push.InputFiles;
import dev.copydesk.cli.push.Origin;
import dev.copydesk.cli.push.Problem;
import dev.copydesk.cli.push.Push;
import dev.copydesk.cli.push.PushReport;
import dev.copydesk.cli.supervise.Poll;
import dev.copydesk.cli.terminal.ProgressLine;
import dev.copydesk.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Ingests a folder of documents, and waits until they can be found. */
final class SeedIngest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration COUNTING_PATIENCE = Duration.ofSeconds(15);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

    private final StackOptions options;
    private final Terminal terminal;
    private final InstantSource clock = InstantSource.system();

    SeedIngest(StackOptions options, Terminal terminal) {
        this.options = options;
        this.terminal = terminal;
    }

    /** Bad files are told about; they do not keep the stack from running. Returns whether nothing was refused. */
    boolean run(Path folder) {
        List<Problem> problems = new ArrayList<>();
        List<InputFile> files = InputFiles.seeds(folder, problems::add);
        Service index = options.index();
        long before = acceptedSoFar(index);
        PushReport report = new Push(options.ingest(), terminal, clock).run(files, Origin.seeds(folder), problems);
        if (report.accepted() > 0) {
            awaitIndexed(index, new IndexProgress(before, report.accepted()));
        }
        if (!files.isEmpty() || !problems.isEmpty()) {
            terminal.say("seeds in " + folder + ": " + PushCommand.text(report));
        }
        return report.refused() == 0;
    }

    /** Asked until everything that was counted before the start is counted again, or is not to be had. */
    private static long acceptedSoFar(Service index) {
        AtomicLong accepted = new AtomicLong();
        Poll.until(COUNTING_PATIENCE, () -> {
            Optional<JsonNode> stats = stats(index);
            stats.ifPresent(
                    now -> accepted.set(now.path("accounting").path("accepted").asLong()));
            return stats.filter(now -> now.path("healthy").asBoolean()).isPresent();
        });
        return accepted.get();
    }

    private void awaitIndexed(Service index, IndexProgress seeds) {
        ProgressLine progress = new ProgressLine(terminal, clock);
        boolean indexed = Poll.until(PATIENCE, () -> {
            Optional<JsonNode> stats = stats(index);
            stats.ifPresent(now -> progress.update(seeds.line(now.path("accounting"))));
            return stats.filter(now -> seeds.isComplete(now.path("accounting"))).isPresent();
        });
        if (indexed) {
            progress.finish(seeds.completeLine());
        } else {
            progress.clear();
            terminal.say("not all seeds are indexed after " + PATIENCE.toSeconds()
                    + " s; they go on in the background, see 'copydesk status'");
        }
    }

    private static Optional<JsonNode> stats(Service index) {
        try {
            Answer answer = index.tryGet("/api/stats", REQUEST_TIMEOUT);
            return answer.ok() ? Optional.of(answer.json()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // asked again
        }
    }
}
