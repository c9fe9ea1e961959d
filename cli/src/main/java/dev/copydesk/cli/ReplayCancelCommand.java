package dev.copydesk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import picocli.CommandLine.Command;

@Command(name = "cancel", description = "Stop the replay on its way; 'copydesk replay start --resume' lets it go on.%n")
final class ReplayCancelCommand extends ReplayStepCommand {
    @Override
    JsonNode take(ReplayClient client) {
        return client.take("cancel", List.of());
    }

    @Override
    String outcome() {
        return "is cancelled";
    }
}
