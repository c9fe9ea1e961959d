package dev.copydesk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.copydesk.cli.exit.CommandFailure;
import dev.copydesk.cli.exit.ExitStatus;
import dev.copydesk.cli.http.Answer;
import dev.copydesk.cli.http.Json;
import dev.copydesk.cli.http.Service;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(name = "takedown", header = "Remove an article everywhere, and keep it out.")
final class TakedownCommand implements Callable<Integer> {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    @ParentCommand
    private @Nullable Copydesk copydesk;

    @Parameters(paramLabel = "ID|URL", description = "The article's id (32 hex digits) or its address.")
    private String article = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept with the takedown.")
    private @Nullable String reason;

    @Override
    public Integer call() {
        Copydesk root = Objects.requireNonNull(copydesk);
        boolean isId = ID.matcher(article).matches();
        if (!isId && !article.contains("://")) {
            throw CommandFailure.usage("'" + article + "' is neither an id (32 hex digits) nor an address; take it from"
                    + " 'copydesk search --json'");
        }
        ObjectNode request = Json.MAPPER.createObjectNode().put(isId ? "id" : "url", article);
        if (reason != null) {
            request.put("reason", reason);
        }
        Service ingest = root.stack.ingest();
        Answer answer = ingest.requirePermitted(ingest.post(
                "/takedowns", "application/json", request.toString().getBytes(StandardCharsets.UTF_8), TIMEOUT));
        if (answer.status() >= 400 && answer.status() < 500) {
            throw CommandFailure.badData("the takedown was refused: " + answer.error() + "; correct the id or address");
        }
        if (!answer.ok()) {
            throw CommandFailure.unreachable(
                    "ingest-service cannot take it just now (" + answer.error() + "); look at 'copydesk status'");
        }
        root.terminal.result("taken down " + article);
        return ExitStatus.DONE;
    }
}
