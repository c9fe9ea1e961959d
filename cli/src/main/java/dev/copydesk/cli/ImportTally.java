package dev.copydesk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.cli.http.Json;
import dev.copydesk.cli.terminal.Quantities;
import dev.copydesk.cli.terminal.Terminal;

/** What came of lists of feeds; tells of the entries that could not be used. Not thread-safe. */
final class ImportTally {
    private final Terminal terminal;
    private long added;
    private long known;
    private long skipped;

    ImportTally(Terminal terminal) {
        this.terminal = terminal;
    }

    /** @param receipt {@code {"added", "known", "skippedCount", "skipped": [{"entry", "reason"}], "problems": []}} */
    void add(String file, JsonNode receipt) {
        added += receipt.path("added").asLong();
        known += receipt.path("known").asLong();
        skipped += receipt.path("skippedCount").asLong();
        for (JsonNode entry : receipt.path("skipped")) {
            terminal.say(file + ": " + entry.path("entry").asText() + ": "
                    + entry.path("reason").asText());
        }
        JsonNode problems = receipt.path("problems");
        if (problems.size() > 0) {
            terminal.say(file + ": " + problems.path(0).asText()
                    + (problems.size() > 1 ? " (and " + (problems.size() - 1) + " more that were repaired)" : ""));
        }
    }

    void unusable(String file, String reason) {
        skipped++;
        terminal.say(file + ": " + reason);
    }

    boolean clean() {
        return skipped == 0;
    }

    String text() {
        return Quantities.count(added, "feed") + " registered"
                + (known > 0 ? ", " + Quantities.count(known) + " known already" : "")
                + (skipped > 0 ? ", " + Quantities.count(skipped) + " left out" : "");
    }

    String json(int files) {
        return Json.MAPPER
                .createObjectNode()
                .put("files", files)
                .put("added", added)
                .put("known", known)
                .put("skipped", skipped)
                .toString();
    }
}
