package dev.copydesk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.cli.exit.CommandFailure;
import dev.copydesk.cli.http.Service;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "promote",
        description = "Let the newest generation serve. The one that served stays up to date until it is dropped.%n")
final class ReplayPromoteCommand extends ReplayStepCommand {
    @Option(names = "--force", paramLabel = "REASON", description = "Also while articles are missing in it.")
    private @Nullable String force;

    @Override
    JsonNode take(ReplayClient client) {
        if (force != null && force.isBlank()) {
            throw CommandFailure.usage("--force needs a reason, which is kept with the generation");
        }
        return client.take("promote", force == null ? List.of() : List.of(Service.parameter("force", force)));
    }

    @Override
    String outcome() {
        return "serves";
    }
}
