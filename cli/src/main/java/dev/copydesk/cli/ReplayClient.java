package dev.copydesk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.cli.exit.CommandFailure;
import dev.copydesk.cli.http.Answer;
import dev.copydesk.cli.http.Service;
import java.time.Duration;
import java.util.List;

/** Asks index-service about the generations, and for what is to become of them. Thread-safe. */
final class ReplayClient {
    private static final String PATH = "/api/replay";
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    /** For what compares the whole corpus first. */
    private static final Duration READS_EVERYTHING = Duration.ofHours(1);

    private final Service index;

    ReplayClient(Service index) {
        this.index = index;
    }

    Answer status() {
        return taken(index.get(PATH, TIMEOUT));
    }

    Answer diff() {
        return taken(index.get(PATH + "/diff", READS_EVERYTHING));
    }

    String addressOfDiff() {
        return index.address() + PATH + "/diff.html";
    }

    /**
     * Lets something become of a generation.
     *
     * @param action such as {@code start}
     * @param parameters each encoded
     * @return the generation as it is then
     * @throws CommandFailure if it is refused
     */
    JsonNode take(String action, List<String> parameters) {
        String query = parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
        Duration timeout = action.equals("promote") ? READS_EVERYTHING : TIMEOUT;
        return taken(index.requirePermitted(index.post(PATH + "/" + action + query, timeout)))
                .json();
    }

    private static Answer taken(Answer answer) {
        if (answer.status() == 400) {
            throw CommandFailure.usage(answer.error() + "; see 'copydesk replay --help'");
        }
        if (answer.status() == 409) {
            throw CommandFailure.badData(answer.error());
        }
        if (!answer.ok()) {
            throw CommandFailure.unreachable(
                    "index-service cannot do it just now (" + answer.error() + "); look at 'copydesk status'");
        }
        return answer;
    }
}
