package dev.copydesk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.cli.exit.CommandFailure;
import dev.copydesk.cli.http.Service;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "start",
        description = {
            "Start the next generation and return at once: the corpus is enriched and indexed anew.%n",
            "With --since, --until or --source it is a trial of that part, which can be compared and never serves.%n"
        })
final class ReplayStartCommand extends ReplayStepCommand {
    @Option(
            names = "--index-only",
            description = "Index the serving generation's enriched articles anew, for a new mapping.")
    private boolean indexOnly;

    @Option(names = "--from", paramLabel = "G", description = "The same from generation G.")
    private @Nullable Integer from;

    @Option(names = "--since", paramLabel = "TIME", description = "A trial: articles first seen from then on.")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "TIME", description = "A trial: articles first seen before.")
    private @Nullable String until;

    @Option(names = "--source", paramLabel = "NAME", description = "A trial: articles of one source, by id or name.")
    private @Nullable String source;

    @Option(
            names = "--throttle",
            paramLabel = "N",
            description = "At most N articles a second and instance, until it has caught up.")
    private @Nullable Integer throttle;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            description = "N partitions at a time and instance, until it has caught up; more take more processors.")
    private @Nullable Integer parallel;

    @Option(names = "--resume", description = "Let the one that was cancelled or failed go on where it was.")
    private boolean resume;

    @Override
    JsonNode take(ReplayClient client) {
        if (indexOnly && from == null) {
            from = client.status().json().path("generation").asInt();
        }
        List<String> parameters = new ArrayList<>();
        add(parameters, "from", from);
        add(parameters, "since", since);
        add(parameters, "until", until);
        add(parameters, "source", source);
        add(parameters, "throttle", throttle);
        add(parameters, "parallel", parallel);
        if (resume && !parameters.isEmpty()) {
            throw CommandFailure.usage("a replay is resumed as it was started: leave out the other options");
        }
        return client.take(resume ? "resume" : "start", parameters);
    }

    private static void add(List<String> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.add(Service.parameter(name, value.toString()));
        }
    }

    @Override
    String outcome() {
        return "is being built; see 'copydesk replay status'";
    }
}
