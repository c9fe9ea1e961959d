package dev.copydesk.index.replay;

import dev.copydesk.index.replay.DiffReport.Counts;
import dev.copydesk.index.replay.DiffReport.Example;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A report as a page of HTML, in the styles of the page. Pure. */
final class DiffPage {
    private static final int ROWS = 200;

    private final StringBuilder html = new StringBuilder();

    private DiffPage() {}

    static String of(DiffReport report) {
        DiffPage page = new DiffPage();
        page.write(report);
        return page.html.toString();
    }

    private void write(DiffReport report) {
        // Styles of the page: its content security policy allows none in here.
        html.append("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width\"><title>Generation ")
                .append(report.to())
                .append("</title><link rel=\"stylesheet\" href=\"/style/type.css\">")
                .append("<link rel=\"stylesheet\" href=\"/style/page.css\"><main>");
        html.append("<h1>Generation ")
                .append(report.to())
                .append(" against ")
                .append(report.from())
                .append("</h1>");
        paragraph(report.at() + ": " + report.articles().from() + " articles before, "
                + report.articles().to() + " after; " + report.changed() + " differ.");
        paragraph("Against the corpus of " + report.verification().checked() + " articles: "
                + report.verification().missingCount() + " missing, "
                + report.verification().outdatedCount() + " outdated, "
                + report.verification().extraCount() + " too many, "
                + report.verification().deadCount() + " with a dead letter, "
                + report.verification().inFlightCount() + " on their way.");
        table("Fields that differ", "field", "articles");
        report.fields().forEach((field, articles) -> row(field, articles));
        end();
        table("Languages", "from", "to", "articles", "such as");
        report.languages().stream()
                .limit(ROWS)
                .forEach(one -> row(one.from(), one.to(), one.articles(), titles(one.examples())));
        end();
        table("Topics", "topic", "gained", "lost", "such as");
        report.topics().stream()
                .limit(ROWS)
                .forEach(one -> row(one.label(), one.gained(), one.lost(), titles(one.examples())));
        end();
        DiffReport.Groups groups = report.groups();
        html.append("<h2>Duplicates</h2>");
        paragraph(groups.from() + " groups before, " + groups.to() + " after; " + groups.split() + " came apart, "
                + groups.merged() + " came together; " + groups.verdicts() + " articles with another verdict.");
        counts("Months", report.months());
        counts("Sources", report.sources());
        table("Sizes", "", "before", "after");
        row("articles", report.sizes().from().articles(), report.sizes().to().articles());
        row("bytes", report.sizes().from().bytes(), report.sizes().to().bytes());
        end();
        table("Queries", "query", "ms before", "ms after", "found before", "found after");
        report.queries()
                .forEach(one -> row(one.query(), one.fromMillis(), one.toMillis(), one.fromTotal(), one.toTotal()));
        end();
        html.append("</main></html>");
    }

    private void counts(String title, Map<String, Counts> all) {
        table(title, "", "before", "after");
        all.entrySet().stream()
                .limit(ROWS)
                .forEach(one ->
                        row(one.getKey(), one.getValue().from(), one.getValue().to()));
        end();
    }

    private void paragraph(String text) {
        html.append("<p>").append(escaped(text)).append("</p>");
    }

    private void table(String title, String... columns) {
        html.append("<h2>").append(escaped(title)).append("</h2><table><tr>");
        for (String column : columns) {
            html.append("<th>").append(escaped(column)).append("</th>");
        }
        html.append("</tr>");
    }

    private void row(Object... cells) {
        html.append("<tr>");
        for (Object cell : cells) {
            boolean number = cell instanceof Number;
            String text = cell instanceof Double part ? String.format(Locale.ROOT, "%.1f", part) : String.valueOf(cell);
            html.append(number ? "<td class=\"n\">" : "<td>")
                    .append(escaped(text))
                    .append("</td>");
        }
        html.append("</tr>");
    }

    private void end() {
        html.append("</table>");
    }

    private static String titles(List<Example> examples) {
        return String.join(" · ", examples.stream().map(Example::title).toList());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
