package dev.copydesk.cli;

import dev.copydesk.cli.exit.ExitStatus;
import dev.copydesk.cli.supervise.Supervisor;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(name = "supervise", hidden = true, description = "Run a stack in this process; 'up' starts this.")
final class SuperviseCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Copydesk copydesk;

    @Option(names = "--owner", paramLabel = "PID", description = "End when this process has ended.")
    private @Nullable Long owner;

    @Override
    public Integer call() throws Exception {
        Copydesk root = Objects.requireNonNull(copydesk);
        Long process = owner;
        if (process != null) {
            Thread waiting = new Thread(() -> endWith(process), "owner");
            waiting.setDaemon(true);
            waiting.start();
        }
        new Supervisor(root.stack.dataFolder(), root.stack.portsToStartOn(), InstantSource.system()).run();
        return ExitStatus.INTERNAL;
    }

    private static void endWith(long process) {
        ProcessHandle.of(process).ifPresent(owning -> owning.onExit().join());
        System.exit(ExitStatus.DONE);
    }
}
