package dev.copydesk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.cli.terminal.DisplayWidth;
import dev.copydesk.cli.terminal.Quantities;
import dev.copydesk.cli.terminal.Style;
import java.util.ArrayList;
import java.util.List;

/** A page of dead letters for people; pure text. */
final class LetterListing {
    private static final String INDENT = "    ";

    private final Style style;
    private final int columns;

    LetterListing(Style style, int columns) {
        this.style = style;
        this.columns = columns;
    }

    List<String> lines(JsonNode page) {
        List<String> lines = new ArrayList<>();
        JsonNode letters = page.path("letters");
        long total = page.path("total").asLong();
        lines.add(style.bold(Quantities.count(total, "letter"))
                + (letters.size() < total ? ", " + Quantities.count(letters.size()) + " shown" : ""));
        for (JsonNode letter : letters) {
            lines.add("");
            lines.add(style.bold(letter.path("key").asText()) + "  "
                    + letter.path("stage").asText() + "  " + letter.path("at").asText()
                    + redrives(letter.path("redrives").asInt()));
            lines.add(INDENT
                    + DisplayWidth.cut(
                            oneLine(letter.path("exceptionClass").asText() + ": "
                                    + letter.path("cause").asText()),
                            columns - INDENT.length()));
            lines.add(INDENT + "article " + letter.path("articleId").asText("unknown") + "  source "
                    + oneLine(letter.path("sourceId").asText("unknown")));
        }
        if (page.path("unlisted").asLong() > 0) {
            lines.add("");
            lines.add(Quantities.count(page.path("unlisted").asLong(), "letter")
                    + " more, which can be seen when these are gone");
        }
        if (page.has("cursor")) {
            lines.add("");
            lines.add("more: --cursor " + page.path("cursor").asText());
        }
        return lines;
    }

    private String redrives(int count) {
        return count == 0 ? "" : "  " + style.yellow("sent again " + Quantities.count(count, "time"));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
