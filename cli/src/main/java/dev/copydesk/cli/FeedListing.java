package dev.copydesk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.cli.terminal.DisplayWidth;
import dev.copydesk.cli.terminal.Quantities;
import dev.copydesk.cli.terminal.Style;
import dev.copydesk.cli.terminal.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Feeds with their health, for people; pure text. */
final class FeedListing {
    private static final int READABLE = 140;
    private static final int NAME = 40;
    private static final String INDENT = "  ";

    private final Style style;
    private final Instant now;
    private final int columns;

    FeedListing(Style style, Instant now, int columns) {
        this.style = style;
        this.now = now;
        this.columns = Math.min(READABLE, columns);
    }

    List<String> lines(JsonNode list) {
        List<String> lines = new ArrayList<>();
        lines.add(summary(list));
        if (list.path("feeds").isEmpty()) {
            if (list.path("registered").asLong() == 0) {
                lines.add(
                        "Register one with 'copydesk feeds add URL', or a list with 'copydesk feeds import FILE.opml'");
            }
            return lines;
        }
        List<JsonNode> feeds = new ArrayList<>();
        list.path("feeds").forEach(feeds::add);
        Table table = new Table()
                .row(" ", dim("feed"), dim("polled"), dim("next poll"), dim("new a day"), dim("delay"), dim("id"));
        feeds.forEach(feed -> table.row(cells(feed)));
        List<String> rows = table.lines();
        lines.add("");
        lines.add(rows.get(0));
        for (int i = 0; i < feeds.size(); i++) {
            lines.add(rows.get(i + 1));
            String trouble = trouble(feeds.get(i).path("health"));
            if (!trouble.isEmpty()) {
                lines.add(INDENT + style.dim("└ ") + DisplayWidth.cut(trouble, columns - 4));
            }
        }
        return lines;
    }

    /** Such as {@code 43 feeds: 40 healthy, 2 failing, 1 quiet}. */
    static String summary(JsonNode list) {
        List<String> parts = new ArrayList<>();
        for (String condition : List.of("healthy", "failing", "quiet", "new")) {
            long count = list.path("conditions").path(condition).asLong();
            if (count > 0) {
                parts.add(Quantities.count(count) + " " + (condition.equals("new") ? "not polled yet" : condition));
            }
        }
        return Quantities.count(list.path("registered").asLong(), "feed")
                + (parts.isEmpty() ? "" : ": " + String.join(", ", parts));
    }

    private String[] cells(JsonNode feed) {
        JsonNode health = feed.path("health");
        return new String[] {
            mark(health.path("condition").asText()),
            DisplayWidth.cut(name(feed), NAME),
            ago(health.path("lastPollAt").asText()),
            until(health.path("nextPollAt").asText()),
            health.has("lastPollAt")
                    ? String.format(
                            Locale.ROOT, "%.1f", health.path("newItemsPerDay").asDouble())
                    : "-",
            health.has("latencySeconds")
                    ? coarse(Duration.ofSeconds(health.path("latencySeconds").asLong()))
                    : "-",
            style.dim(feed.path("id").asText())
        };
    }

    private static String name(JsonNode feed) {
        String title = feed.path("title").asText(feed.path("url").asText());
        return title.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }

    private String mark(String condition) {
        return switch (condition) {
            case "HEALTHY" -> style.green("●");
            case "FAILING" -> style.red("✗");
            case "QUIET" -> style.yellow("◌");
            default -> style.dim("·");
        };
    }

    private String trouble(JsonNode health) {
        List<String> parts = new ArrayList<>();
        if (health.has("lastError")) {
            parts.add(style.red(health.path("lastError").asText().replaceAll("[\\s\\p{Cntrl}]+", " ")));
            int failures = health.path("failuresInARow").asInt();
            if (failures > 1) {
                parts.add(Quantities.count(failures) + " failures in a row since "
                        + day(health.path("failingSince").asText()));
            }
        }
        if (health.has("quietSince")) {
            parts.add(style.yellow("went quiet: nothing new since "
                    + day(health.path("quietSince").asText())));
        }
        return String.join("; ", parts);
    }

    private String ago(String instant) {
        return instant.isEmpty() ? "-" : coarse(Duration.between(parsed(instant), now)) + " ago";
    }

    private String until(String instant) {
        if (instant.isEmpty()) {
            return "-";
        }
        Duration wait = Duration.between(now, parsed(instant));
        return wait.isNegative() || wait.isZero() ? "now" : "in " + coarse(wait);
    }

    private Instant parsed(String instant) {
        try {
            return Instant.parse(instant);
        } catch (DateTimeParseException e) {
            return now;
        }
    }

    private static String day(String instant) {
        return instant.length() >= 16 ? instant.substring(0, 16).replace('T', ' ') + " UTC" : instant;
    }

    /** In one unit, such as {@code 14 min}: a list is read at a glance. */
    private static String coarse(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 100) {
            return seconds + " s";
        }
        if (seconds < 100 * 60) {
            return (seconds + 30) / 60 + " min";
        }
        return seconds < 72 * 3600 ? (seconds + 1800) / 3600 + " h" : (seconds + 43_200) / 86_400 + " d";
    }

    private String dim(String text) {
        return style.dim(text);
    }
}
