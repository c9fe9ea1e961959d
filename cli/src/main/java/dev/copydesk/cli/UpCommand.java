package dev.copydesk.cli;

import dev.copydesk.cli.exit.CommandFailure;
import dev.copydesk.cli.exit.ExitStatus;
import dev.copydesk.cli.supervise.RunState;
import dev.copydesk.cli.supervise.RunState.Phase;
import dev.copydesk.cli.terminal.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "up",
        header = "Start Kafka, Elasticsearch and the services, register the feeds and ingest the seeds.",
        description = {
            "%nStays until Ctrl-C, unless --detach is given. Data stays across restarts."
                    + " On a data folder whose stack runs already, only the seeds of --seeds are ingested."
                    + " The feeds of feeds.opml in the seeds are registered once a data folder; a list that has changed,"
                    + " and that of --seeds, is registered again. Feeds that are registered already stay as they are."
                    + " With --detach the exit status is 65 when some of them were refused.%n"
        })
final class UpCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Copydesk copydesk;

    @Option(
            names = "--seeds",
            paramLabel = "DIR",
            description =
                    "Take the documents and the feeds.opml in DIR instead of those in the project's seeds folder.")
    private @Nullable Path seeds;

    @Option(names = "--detach", description = "Return once a search is answered, and go on in the background.")
    private boolean detach;

    @Override
    public Integer call() throws IOException {
        Copydesk root = Objects.requireNonNull(copydesk);
        if (seeds != null && !Files.isDirectory(seeds)) {
            throw CommandFailure.usage("--seeds " + seeds + " is not a folder; name one, an empty one ingests nothing");
        }
        StackStart start = new StackStart(root.stack, root.terminal);
        try {
            return up(root, start);
        } catch (CommandFailure e) {
            start.waitIfInterrupted();
            throw e;
        }
    }

    private int up(Copydesk root, StackStart start) throws IOException {
        Optional<RunState> running = start.running();
        if (running.isPresent()) {
            root.terminal.say(
                    "Copydesk runs already on " + root.stack.dataFolder().path());
        }
        ProcessHandle supervisor = running.isPresent() ? start.join(running.get()) : start.launch(!detach);
        start.awaitSearch(supervisor);
        Optional<Path> folder = seeds != null || running.isPresent()
                ? Optional.ofNullable(seeds)
                : Optional.of(root.stack.home().resolve("seeds")).filter(Files::isDirectory);
        boolean feedsAreGood = folder.map(
                        directory -> new SeedFeeds(root.stack, root.terminal).run(directory, seeds != null))
                .orElse(true);
        boolean seedsAreGood = folder.map(directory -> new SeedIngest(root.stack, root.terminal).run(directory))
                .orElse(true);
        tell(root);
        boolean goesOn = detach || running.isPresent();
        start.letGo(goesOn);
        if (!goesOn) {
            return stay(root, start, supervisor);
        }
        return feedsAreGood && seedsAreGood ? ExitStatus.DONE : ExitStatus.BAD_DATA;
    }

    private static int stay(Copydesk root, StackStart start, ProcessHandle supervisor) {
        root.terminal.flush();
        root.terminal.say("Press Ctrl-C to stop.");
        supervisor.onExit().join();
        start.waitIfInterrupted();
        start.letGo(true);
        boolean stopped = root.stack
                .stateFile()
                .read()
                .filter(state -> state.phase() == Phase.STOPPED)
                .isPresent();
        if (!stopped) {
            throw CommandFailure.internal(
                    "the supervisor (process " + supervisor.pid() + ") was killed; start again with 'copydesk up'");
        }
        root.terminal.say("Copydesk was stopped.");
        return ExitStatus.DONE;
    }

    private static void tell(Copydesk root) {
        Style style = root.terminal.outStyle();
        String address = root.stack.index().address();
        root.terminal.result(style.green("●") + " " + style.bold("Copydesk runs at " + address));
        root.terminal.result("  search  " + style.cyan(address + "/api/search?q=*"));
        root.terminal.result("  feeds   " + root.stack.commandLine("feeds list"));
        root.terminal.result("  try     " + root.stack.commandLine("search ferry"));
    }
}
