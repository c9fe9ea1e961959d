package dev.copydesk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.cli.terminal.DisplayWidth;
import dev.copydesk.cli.terminal.Quantities;
import dev.copydesk.cli.terminal.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A search's result for people; pure text. */
final class SearchListing {
    private static final int READABLE = 110;
    private static final String INDENT = "    ";
    private static final String DOT = " · ";
    /** So much text stands before the first word found. */
    private static final int LEAD = 40;

    private final Style style;
    private final int columns;

    SearchListing(Style style, int columns) {
        this.style = style;
        this.columns = Math.min(READABLE, columns);
    }

    List<String> lines(JsonNode result, String query) {
        List<String> lines = new ArrayList<>();
        JsonNode articles = result.path("articles");
        long total = result.path("total").asLong();
        lines.add(style.bold(Quantities.count(total, "article"))
                + (articles.size() < total ? ", the first " + Quantities.count(articles.size()) + " shown" : ""));
        int rank = 0;
        for (JsonNode article : articles) {
            lines.add("");
            lines.addAll(entry(++rank, article, query));
        }
        return lines;
    }

    private List<String> entry(int rank, JsonNode article, String query) {
        String number = String.format(Locale.ROOT, "%2d  ", rank);
        String title = oneLine(article.path("title").asText());
        List<String> lines = new ArrayList<>();
        lines.add(style.dim(number) + style.bold(DisplayWidth.cut(title, columns - number.length())));
        lines.add(INDENT + facts(article));
        String url = oneLine(article.path("url").asText());
        if (!url.isEmpty()) {
            lines.add(INDENT + style.cyan(url));
        }
        String snippet = snippet(article, query);
        if (!snippet.isEmpty()) {
            lines.add(INDENT + DisplayWidth.cut(snippet, columns - INDENT.length()));
        }
        return lines;
    }

    private String facts(JsonNode article) {
        List<String> facts = new ArrayList<>();
        add(facts, style.green(oneLine(article.path("source").path("name").asText())));
        String date =
                article.path("publishedAt").asText(article.path("firstSeenAt").asText());
        add(facts, date.length() >= 10 ? date.substring(0, 10) : date);
        add(facts, article.path("language").path("code").asText());
        add(
                facts,
                style.yellow(StreamSupport.stream(article.path("topics").spliterator(), false)
                        .map(topic -> oneLine(
                                topic.path("label").asText(topic.path("id").asText())))
                        .collect(Collectors.joining(", "))));
        String status = article.path("duplicate").path("status").asText();
        if (status.equals("EXACT") || status.equals("NEAR")) {
            facts.add(style.dim(status.toLowerCase(Locale.ROOT) + " duplicate"));
        }
        return String.join(style.dim(DOT), facts);
    }

    private static void add(List<String> facts, String fact) {
        if (!fact.isEmpty()) {
            facts.add(fact);
        }
    }

    /** The text from shortly before the first word looked for. */
    private static String snippet(JsonNode article, String query) {
        String text =
                oneLine(article.path("text").asText(article.path("summary").asText()));
        String folded = text.toLowerCase(Locale.ROOT);
        int found = -1;
        for (String word : query.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            found = found < 0 && !word.isEmpty() ? folded.indexOf(word) : found;
        }
        if (found <= LEAD || folded.length() != text.length()) {
            return text;
        }
        int from = text.indexOf(' ', found - LEAD);
        return from < 0 || from >= found ? text : "…" + text.substring(from + 1);
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }
}
