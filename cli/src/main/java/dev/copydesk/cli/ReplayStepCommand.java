package dev.copydesk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.cli.exit.ExitStatus;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParentCommand;

/** A command that lets one thing become of a generation, and tells which one it was. */
abstract class ReplayStepCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable ReplayCommand replay;

    /** @return the generation as it is then */
    abstract JsonNode take(ReplayClient client);

    /** @return what became of the generation, to be said behind its number */
    abstract String outcome();

    @Override
    public final Integer call() {
        ReplayCommand command = Objects.requireNonNull(replay);
        JsonNode generation = take(command.client());
        command.root().terminal.result("generation " + generation.path("number").asInt() + " " + outcome());
        return ExitStatus.DONE;
    }
}
