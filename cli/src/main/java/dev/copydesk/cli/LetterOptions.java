package dev.copydesk.cli;

import dev.copydesk.cli.http.Service;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which dead letters are meant. */
final class LetterOptions {
    @Option(names = "--cause", paramLabel = "TEXT", description = "Only where the cause or its class holds this.")
    private @Nullable String cause;

    @Option(names = "--stage", paramLabel = "STAGE", description = "Only of admission, enrich or index.")
    private @Nullable String stage;

    @Option(names = "--source", paramLabel = "ID", description = "Only of this source.")
    private @Nullable String source;

    @Option(names = "--from", paramLabel = "DATE", description = "Given up at this day or instant, or later.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DATE", description = "Given up at this day or instant, or earlier.")
    private @Nullable String to;

    @Option(names = "--dropped", description = "Those that were dropped instead of the open ones.")
    private boolean dropped;

    boolean areGiven() {
        return cause != null || stage != null || source != null || from != null || to != null || dropped;
    }

    /** As a query, from {@code ?} on. */
    String query(String... others) {
        List<String> parameters = new ArrayList<>(List.of(others));
        add(parameters, "cause", cause);
        add(parameters, "stage", stage);
        add(parameters, "source", source);
        add(parameters, "from", from);
        add(parameters, "to", to);
        add(parameters, "state", dropped ? "dropped" : null);
        return "?" + String.join("&", parameters);
    }

    private static void add(List<String> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.add(Service.parameter(name, value));
        }
    }
}
