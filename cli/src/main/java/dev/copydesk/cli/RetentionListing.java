package dev.copydesk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.cli.terminal.Quantities;
import dev.copydesk.cli.terminal.Style;
import dev.copydesk.cli.terminal.Table;
import java.util.ArrayList;
import java.util.List;

/** The months of the index for people; pure text. */
final class RetentionListing {
    private final Style style;

    RetentionListing(Style style) {
        this.style = style;
    }

    List<String> lines(JsonNode report) {
        List<String> lines = new ArrayList<>();
        lines.add(style.bold(Quantities.bytes(report.path("bytesUsed").asLong()) + " used") + ", kept: "
                + limits(report.path("months").asInt(), report.path("bytes").asLong()));
        Table table = new Table().row(style.dim("month"), style.dim("articles"), style.dim("size"), style.dim(""));
        for (JsonNode month : report.path("held")) {
            table.row(
                    month.path("month").asText(),
                    Quantities.count(month.path("articles").asLong()),
                    Quantities.bytes(month.path("bytes").asLong()),
                    fate(month.path("leaves")));
        }
        for (JsonNode month : report.path("expired")) {
            table.row(
                    month.path("month").asText(),
                    Quantities.count(month.path("articles").asLong()),
                    "",
                    style.dim("left the index"));
        }
        lines.add("");
        lines.addAll(table.lines());
        return lines;
    }

    private static String limits(int months, long bytes) {
        if (months == 0 && bytes == 0) {
            return "everything";
        }
        String byAge = months == 0 ? "" : Quantities.count(months, "month");
        String bySize = bytes == 0 ? "" : "at most " + Quantities.bytes(bytes);
        return byAge + (byAge.isEmpty() || bySize.isEmpty() ? "" : ", ") + bySize;
    }

    private String fate(JsonNode leaves) {
        if (!leaves.isObject()) {
            return "stays";
        }
        String at = leaves.path("at").isTextual()
                ? "leaves after " + leaves.path("at").asText()
                : "will be announced";
        return style.yellow(at) + " (" + leaves.path("reason").asText() + ")";
    }
}
