package dev.copydesk.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.copydesk.cli.exit.ExitStatus;
import dev.copydesk.cli.http.Answer;
import dev.copydesk.cli.http.Json;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "add",
        header = "Register a feed, or change what is known of a registered one.",
        description = "%nOf a feed that is registered already only what is given changes.%n")
final class FeedsAddCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable FeedsCommand feeds;

    @Parameters(paramLabel = "URL", description = "The feed's address.")
    private String url = "";

    @Option(names = "--title", paramLabel = "TEXT", description = "What to call it.")
    private @Nullable String title;

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description = "Whom its articles are from (default: the host of its homepage or address).")
    private @Nullable String source;

    @Option(names = "--homepage", paramLabel = "URL", description = "The publisher's page.")
    private @Nullable String homepage;

    @Option(names = "--country", paramLabel = "CODE", description = "The publisher's country, such as DE.")
    private @Nullable String country;

    @Option(names = "--lang", paramLabel = "CODE", description = "The language it is said to be in, such as de.")
    private @Nullable String language;

    @Option(names = "--category", paramLabel = "NAME", description = "A category; may be given several times.")
    private @Nullable List<String> categories;

    @Option(
            names = "--fetch-pages",
            negatable = true,
            description = "Fetch the page of an item where the feed gives only a teaser.")
    private @Nullable Boolean fetchPages;

    @Option(names = "--min-interval", paramLabel = "PERIOD", description = "Poll no more often, such as PT5M.")
    private @Nullable String minInterval;

    @Option(names = "--max-interval", paramLabel = "PERIOD", description = "Poll no less often, such as PT2H.")
    private @Nullable String maxInterval;

    @Override
    public Integer call() {
        Copydesk root = Objects.requireNonNull(feeds).root();
        Answer answer = new FeedRegistryClient(root.stack.ingest()).register(registration());
        String what = answer.status() == 201 ? "registered " : "was registered already: ";
        root.terminal.result(what + answer.json().path("url").asText(url) + "  "
                + answer.json().path("id").asText());
        return ExitStatus.DONE;
    }

    private ObjectNode registration() {
        ObjectNode registration = Json.MAPPER.createObjectNode().put("url", url);
        put(registration, "title", title);
        put(registration, "source", source);
        put(registration, "homepage", homepage);
        put(registration, "country", country);
        put(registration, "languageHint", language);
        put(registration, "minInterval", minInterval);
        put(registration, "maxInterval", maxInterval);
        if (fetchPages != null) {
            registration.put("fetchPages", fetchPages);
        }
        if (categories != null) {
            ArrayNode all = registration.putArray("categories");
            categories.forEach(all::add);
        }
        return registration;
    }

    private static void put(ObjectNode registration, String field, @Nullable String value) {
        if (value != null) {
            registration.put(field, value);
        }
    }
}
