package dev.copydesk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "drop",
        description = "Delete a generation for good: the newest or, where that serves, the one that it replaced.%n")
final class ReplayDropCommand extends ReplayStepCommand {
    @Parameters(arity = "0..1", paramLabel = "G", description = "This generation instead.")
    private @Nullable Integer generation;

    @Override
    JsonNode take(ReplayClient client) {
        return client.take("drop", generation == null ? List.of() : List.of("generation=" + generation));
    }

    @Override
    String outcome() {
        return "is dropped";
    }
}
