package dev.copydesk.cli;

import dev.copydesk.cli.exit.CommandFailure;
import dev.copydesk.cli.exit.ExitStatus;
import dev.copydesk.cli.http.Answer;
import dev.copydesk.cli.http.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "search",
        description =
                "Search the index. Duplicates are folded into their original unless --all or --source is given.%n")
final class SearchCommand implements Callable<Integer> {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @ParentCommand
    private @Nullable Copydesk copydesk;

    @Parameters(arity = "0..*", paramLabel = "QUERY", description = "Words to look for; '*' or nothing matches all.")
    private List<String> words = new ArrayList<>();

    @Option(names = "--lang", paramLabel = "CODE", description = "Only this language, such as en.")
    private @Nullable String language;

    @Option(names = "--topic", paramLabel = "ID", description = "Only this IPTC topic, such as medtop:11000000.")
    private @Nullable String topic;

    @Option(names = "--source", paramLabel = "ID", description = "Only this source.")
    private @Nullable String source;

    @Option(names = "--from", paramLabel = "DATE", description = "Published at this day or instant, or later.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DATE", description = "Published at this day or instant, or earlier.")
    private @Nullable String to;

    @Option(names = "--size", paramLabel = "N", description = "At most so many articles (default: 20).")
    private @Nullable Integer size;

    @Option(names = "--all", description = "Show duplicates, too.")
    private boolean all;

    @Option(names = "--json", description = "Print {\"total\", \"articles\"}.")
    private boolean json;

    @Override
    public Integer call() {
        Copydesk root = Objects.requireNonNull(copydesk);
        if (size != null && size < 0) {
            throw CommandFailure.usage("--size is " + size + "; give 0 or more");
        }
        String query = String.join(" ", words);
        Answer answer = root.stack.index().get(target(query), TIMEOUT);
        if (answer.status() == 400) {
            throw CommandFailure.usage(
                    "the search was not understood: " + answer.error() + "; see 'copydesk search --help'");
        }
        if (!answer.ok() || !answer.json().has("articles")) {
            throw CommandFailure.unreachable("index-service cannot search just now (" + answer.error()
                    + "); wait for Elasticsearch, or look at 'copydesk status'");
        }
        if (json) {
            root.terminal.result(answer.body());
        } else {
            new SearchListing(root.terminal.outStyle(), root.terminal.columns())
                    .lines(answer.json(), query)
                    .forEach(root.terminal::result);
        }
        return ExitStatus.DONE;
    }

    private String target(String query) {
        List<String> parameters = new ArrayList<>();
        parameters.add(Service.parameter("q", query));
        add(parameters, "lang", language);
        add(parameters, "topic", topic);
        add(parameters, "source", source);
        add(parameters, "from", from);
        add(parameters, "to", to);
        add(parameters, "size", size);
        add(parameters, "all", all ? "true" : null);
        return "/api/search?" + String.join("&", parameters);
    }

    private static void add(List<String> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.add(Service.parameter(name, value.toString()));
        }
    }
}
