package dev.copydesk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.cli.supervise.ProcessState;
import dev.copydesk.cli.supervise.RunState;
import dev.copydesk.cli.terminal.Quantities;
import dev.copydesk.cli.terminal.Style;
import dev.copydesk.cli.terminal.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A stack's status for people; pure text. */
final class StatusListing {
    private final Style style;
    private final Instant now;

    StatusListing(Style style, Instant now) {
        this.style = style;
        this.now = now;
    }

    List<String> lines(JsonNode status, Optional<RunState> run) {
        List<String> lines = new ArrayList<>();
        lines.add(headline(status, run));
        run.ifPresent(state -> {
            lines.add("");
            lines.addAll(processes(state));
        });
        if (status.has("health")) {
            lines.add("");
            lines.add("health: " + health(status.path("health")));
        }
        if (status.path("feeds").path("registered").asLong() > 0) {
            lines.add(FeedListing.summary(status.path("feeds")));
        }
        if (status.has("accounting")) {
            lines.add("");
            lines.addAll(accounting(status.path("accounting")));
            lines.addAll(sources(status.path("sources")));
            lines.add("");
            lines.add("behind: " + lag(status.path("lag")) + "   serving generation "
                    + status.path("generation").asText("?"));
            lines.addAll(rates(status));
        }
        if (status.has("verify")) {
            lines.add("");
            lines.add(verification(status.path("verify")));
        }
        return lines;
    }

    private String headline(JsonNode status, Optional<RunState> run) {
        String ports = run.filter(state -> state.portOffset() > 0)
                .map(state -> " (ports + " + state.portOffset() + ")")
                .orElse("");
        return status.path("healthy").asBoolean()
                ? style.green("●") + " Copydesk runs and is healthy" + ports
                : style.red("●") + " Copydesk is not healthy" + ports;
    }

    private List<String> processes(RunState run) {
        Table table =
                new Table().row(dim("process"), dim("state"), dim("pid"), dim("for"), dim("restarts"), dim("log"));
        for (ProcessState process : run.processes()) {
            String pid =
                    process.id() == null ? "-" : String.valueOf(process.id().pid());
            table.row(
                    process.name(),
                    condition(process.condition()),
                    pid,
                    Quantities.duration(Duration.between(process.since(), now)),
                    process.restarts() == 0 ? "0" : style.yellow(String.valueOf(process.restarts())),
                    process.log());
        }
        return table.lines();
    }

    private String health(JsonNode health) {
        List<String> parts = new ArrayList<>();
        health.properties().forEach(service -> {
            String text = service.getValue().asText();
            parts.add(service.getKey() + " " + (text.equals("ready") ? style.green(text) : style.red(text)));
        });
        return String.join(", ", parts);
    }

    private String condition(ProcessState.Condition condition) {
        String name = condition.name().toLowerCase(Locale.ROOT);
        return condition == ProcessState.Condition.RUNNING ? style.green(name) : style.yellow(name);
    }

    private List<String> accounting(JsonNode counts) {
        String equation =
                style.bold(number(counts, "accepted") + " accepted") + " = " + number(counts, "indexed") + " indexed + "
                        + number(counts, "unchanged") + " unchanged + " + number(counts, "stale") + " stale + "
                        + number(counts, "takenDown") + " taken down + " + dead(counts) + " dead + "
                        + (counts.path("expired").asLong() > 0 ? number(counts, "expired") + " expired + " : "")
                        + number(counts, "inFlight") + " in flight";
        return List.of(equation);
    }

    private String dead(JsonNode counts) {
        return counts.path("dead").asLong() > 0 ? style.red(number(counts, "dead")) : "0";
    }

    private List<String> sources(JsonNode sources) {
        if (sources.size() == 0) {
            return List.of();
        }
        Table table = new Table()
                .numbersFrom(1)
                .row(
                        dim("source"),
                        dim("accepted"),
                        dim("indexed"),
                        dim("unchanged"),
                        dim("stale"),
                        dim("taken down"),
                        dim("dead"),
                        dim("expired"),
                        dim("in flight"));
        sources.properties()
                .forEach(source -> table.row(
                        source.getKey(),
                        number(source.getValue(), "accepted"),
                        number(source.getValue(), "indexed"),
                        number(source.getValue(), "unchanged"),
                        number(source.getValue(), "stale"),
                        number(source.getValue(), "takenDown"),
                        dead(source.getValue()),
                        number(source.getValue(), "expired"),
                        number(source.getValue(), "inFlight")));
        List<String> lines = new ArrayList<>(List.of(""));
        lines.addAll(table.lines());
        return lines;
    }

    private static String lag(JsonNode lag) {
        List<String> parts = new ArrayList<>();
        lag.properties()
                .forEach(stage -> parts.add(
                        stage.getKey() + " " + Quantities.count(stage.getValue().asLong())));
        return parts.isEmpty() ? "not known" : String.join(", ", parts);
    }

    /** Nothing from a service that does not tell. */
    private static List<String> rates(JsonNode status) {
        if (!status.has("indexedPerSecond")) {
            return List.of();
        }
        String rate = String.format(
                Locale.ROOT,
                "indexed: %.1f a second",
                status.path("indexedPerSecond").asDouble());
        List<String> latency = new ArrayList<>();
        status.path("latencySeconds")
                .properties()
                .forEach(percentile -> latency.add(String.format(
                        Locale.ROOT,
                        "%s %.1f s",
                        percentile.getKey(),
                        percentile.getValue().asDouble())));
        long overloads = status.path("overloads").asLong();
        return List.of(rate
                + (latency.isEmpty() ? "" : "   from fetched to indexed: " + String.join(", ", latency))
                + (overloads == 0 ? "" : "   refused as too much: " + Quantities.count(overloads)));
    }

    private String verification(JsonNode verify) {
        String counts = count(verify, "missing") + " missing, " + count(verify, "doubled") + " doubled, "
                + count(verify, "outdated") + " outdated, " + count(verify, "extra") + " extra";
        return (verify.path("clean").asBoolean() ? style.green("verified: ") : style.red("verify failed: "))
                + Quantities.count(verify.path("checked").asLong(), "article") + " compared, " + counts;
    }

    private static long count(JsonNode verify, String what) {
        return verify.path(what + "Count").asLong(verify.path(what).size());
    }

    private static String number(JsonNode counts, String field) {
        return Quantities.count(counts.path(field).asLong());
    }

    private String dim(String text) {
        return style.dim(text);
    }
}
