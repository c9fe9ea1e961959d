package dev.copydesk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import picocli.CommandLine.Command;

@Command(name = "rollback", description = "Let the generation serve again that the newest one replaced.%n")
final class ReplayRollbackCommand extends ReplayStepCommand {
    @Override
    JsonNode take(ReplayClient client) {
        return client.take("rollback", List.of());
    }

    @Override
    String outcome() {
        return "serves again";
    }
}
