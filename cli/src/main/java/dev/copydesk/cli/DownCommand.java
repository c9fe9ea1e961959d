package dev.copydesk.cli;

import dev.copydesk.cli.exit.ExitStatus;
import dev.copydesk.cli.supervise.Leftovers;
import dev.copydesk.cli.supervise.RunState;
import dev.copydesk.cli.supervise.RunWatch;
import dev.copydesk.cli.supervise.StackStop;
import dev.copydesk.cli.terminal.ProgressLine;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(name = "down", header = "Stop everything, in order; the data stays.")
final class DownCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Copydesk copydesk;

    @Override
    public Integer call() {
        Copydesk root = Objects.requireNonNull(copydesk);
        Optional<RunState> state = root.stack.stateFile().read();
        Optional<RunState> live = state.filter(RunState::isLive);
        if (live.isPresent()) {
            InstantSource clock = InstantSource.system();
            ProgressLine progress = new ProgressLine(root.terminal, clock);
            RunWatch watch = new RunWatch(progress, root.terminal.errStyle(), clock);
            new StackStop(root.stack.dataFolder(), progress, watch).stop(live.get());
            root.terminal.result("Copydesk has stopped; its data stays in "
                    + root.stack.dataFolder().path());
            return ExitStatus.DONE;
        }
        List<String> leftovers = state.map(Leftovers::stop).orElse(List.of());
        root.terminal.result(
                leftovers.isEmpty()
                        ? "Copydesk does not run on " + root.stack.dataFolder().path()
                        : "stopped what a killed Copydesk had left running: " + String.join(", ", leftovers));
        return ExitStatus.DONE;
    }
}
