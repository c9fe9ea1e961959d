package dev.copydesk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.cli.terminal.ProgressBar;
import dev.copydesk.cli.terminal.Quantities;
import dev.copydesk.cli.terminal.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Replays as lines for people; pure. A report fits a screen. */
final class ReplayListing {
    private static final int SHOWN = 5;

    private ReplayListing() {}

    static List<String> status(JsonNode status) {
        List<String> lines = new ArrayList<>();
        if (status.path("state").asText().equals("NONE")) {
            lines.add(
                    "no replay so far; generation " + status.path("generation").asInt() + " serves");
            return lines;
        }
        lines.add(bar(status));
        Table table = new Table();
        for (JsonNode generation : status.path("generations")) {
            table.row(
                    "  generation " + generation.path("number").asInt(),
                    words(generation.path("state").asText()),
                    words(generation.path("kind").asText()),
                    generation.path("enrichmentVersion").asText("-"),
                    generation.path("changedAt").asText(),
                    generation.path("reason").asText(""));
        }
        lines.addAll(table.lines());
        if (status.path("errors").asLong() > 0) {
            lines.add(errors(status) + "; see 'copydesk dead list'");
        }
        if (status.path("state").asText().equals("FAILED")) {
            lines.add("failed: " + status.path("reason").asText());
        }
        lines.add("generation " + status.path("generation").asInt() + " serves");
        return lines;
    }

    /** One line with a bar. */
    static String bar(JsonNode status) {
        long done = status.path("done").asLong();
        long total = status.path("total").asLong();
        String line = "generation " + status.path("replay").asInt() + " "
                + words(status.path("state").asText()) + "  " + ProgressBar.bar(done, total) + "  "
                + Quantities.count(done) + " of " + Quantities.count(total);
        if (!status.path("state").asText().equals("RUNNING")) {
            return line;
        }
        JsonNode eta = status.path("etaSeconds");
        return line + "  " + Math.round(status.path("rate").asDouble()) + "/s"
                + (eta.isNumber() ? "  " + Quantities.duration(Duration.ofSeconds(eta.asLong())) + " left" : "")
                + (status.path("errors").asLong() > 0 ? "  " + errors(status) : "");
    }

    private static String errors(JsonNode status) {
        return Quantities.count(status.path("errors").asLong(), "error");
    }

    static List<String> diff(JsonNode report) {
        List<String> lines = new ArrayList<>();
        JsonNode verified = report.path("verification");
        lines.add("generation " + report.path("to").asInt() + " against "
                + report.path("from").asInt() + ": " + both(report.path("articles")) + " articles, "
                + Quantities.count(report.path("changed").asLong()) + " differ");
        lines.add("corpus     " + Quantities.count(verified.path("checked").asLong()) + " articles: "
                + verified.path("missingCount").asLong() + " missing, "
                + verified.path("outdatedCount").asLong() + " outdated, "
                + verified.path("extraCount").asLong() + " too many, "
                + verified.path("deadCount").asLong() + " dead, "
                + verified.path("inFlightCount").asLong() + " on their way");
        List<String> fields = new ArrayList<>();
        report.path("fields").properties().forEach(field -> fields.add(field.getKey() + " " + field.getValue()));
        lines.add("fields     " + (fields.isEmpty() ? "none differs" : String.join(", ", fields)));
        lines.add("languages  "
                + first(
                        report.path("languages"),
                        one -> one.path("from").asText() + " → "
                                + one.path("to").asText() + " "
                                + one.path("articles").asLong()));
        lines.add("topics     "
                + first(
                        report.path("topics"),
                        one -> one.path("label").asText() + " +"
                                + one.path("gained").asLong() + " −"
                                + one.path("lost").asLong()));
        JsonNode groups = report.path("groups");
        lines.add("duplicates " + both(groups) + " groups; "
                + groups.path("split").asLong() + " came apart, "
                + groups.path("merged").asLong() + " came together; "
                + groups.path("verdicts").asLong() + " other verdicts");
        lines.add(
                "size       " + Quantities.bytes(report.at("/sizes/from/bytes").asLong()) + " → "
                        + Quantities.bytes(report.at("/sizes/to/bytes").asLong()));
        lines.add("queries    "
                + first(
                        report.path("queries"),
                        one -> String.format(
                                Locale.ROOT,
                                "%s %.0f → %.0f ms",
                                one.path("query").asText(),
                                one.path("fromMillis").asDouble(),
                                one.path("toMillis").asDouble())));
        examples(report.path("languages")).forEach(lines::add);
        return lines;
    }

    private static List<String> examples(JsonNode changes) {
        List<String> lines = new ArrayList<>();
        for (JsonNode change : changes) {
            JsonNode example = change.at("/examples/0");
            if (lines.size() < SHOWN && !example.isMissingNode()) {
                lines.add("  " + change.path("from").asText() + " → "
                        + change.path("to").asText() + "  "
                        + example.path("id").asText() + "  "
                        + example.path("title").asText());
            }
        }
        return lines;
    }

    private interface Words {
        String of(JsonNode one);
    }

    private static String first(JsonNode all, Words words) {
        List<String> shown = new ArrayList<>();
        for (JsonNode one : all) {
            if (shown.size() == SHOWN) {
                shown.add((all.size() - SHOWN) + " more");
                break;
            }
            shown.add(words.of(one));
        }
        return shown.isEmpty() ? "no change" : String.join(", ", shown);
    }

    private static String both(JsonNode counts) {
        return Quantities.count(counts.path("from").asLong()) + " → "
                + Quantities.count(counts.path("to").asLong());
    }

    private static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
