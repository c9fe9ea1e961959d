package dev.copydesk.ingest.http;

import dev.copydesk.ingest.document.RowOutcome;
import dev.copydesk.ingest.document.RowReader;
import dev.copydesk.model.RawArticle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The rows of one request, read. Not thread-safe. */
final class Rows {
    private final Instant now;
    private final List<RawArticle> articles = new ArrayList<>();
    private final List<Receipt.RefusedLine> refused = new ArrayList<>();
    private final List<Receipt.LineWarning> warnings = new ArrayList<>();

    private Rows(Instant now) {
        this.now = now;
    }

    /** The whole body is one row. */
    static Rows ofSingle(byte[] body, Instant now) {
        Rows rows = new Rows(now);
        rows.read(1, body);
        return rows;
    }

    /** Each line is a row (NDJSON); blank lines count but hold none. */
    static Rows ofLines(byte[] body, Instant now) {
        Rows rows = new Rows(now);
        int line = 1;
        int start = 0;
        for (int i = 0; i <= body.length; i++) {
            if (i == body.length || body[i] == '\n') {
                rows.readUnlessBlank(line++, Arrays.copyOfRange(body, start, i));
                start = i + 1;
            }
        }
        return rows;
    }

    List<RawArticle> articles() {
        return articles;
    }

    Receipt receipt() {
        return new Receipt(
                articles.size(),
                refused,
                warnings,
                articles.stream().map(RawArticle::id).toList());
    }

    private void readUnlessBlank(int line, byte[] row) {
        for (byte octet : row) {
            if (octet != ' ' && octet != '\t' && octet != '\r') {
                read(line, row);
                return;
            }
        }
    }

    private void read(int line, byte[] row) {
        RowOutcome outcome = RowReader.read(row, now);
        if (outcome instanceof RowOutcome.Article accepted) {
            articles.add(accepted.article());
            accepted.warnings().forEach(warning -> warnings.add(new Receipt.LineWarning(line, warning)));
        } else if (outcome instanceof RowOutcome.Refused no) {
            refused.add(new Receipt.RefusedLine(line, no.reason()));
        }
    }
}
