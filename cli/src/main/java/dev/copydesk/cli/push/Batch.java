package dev.copydesk.cli.push;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** Rows that travel in one request. */
record Batch(List<Row> rows) {
    Batch {
        rows = List.copyOf(rows);
    }

    /** The rows as NDJSON. */
    byte[] body() {
        ByteArrayOutputStream body = new ByteArrayOutputStream(
                rows.stream().mapToInt(row -> row.json().length + 1).sum());
        for (Row row : rows) {
            body.writeBytes(row.json());
            body.write('\n');
        }
        return body.toByteArray();
    }

    /** Both halves of a batch of at least two rows. */
    List<Batch> halves() {
        int middle = rows.size() / 2;
        return List.of(new Batch(rows.subList(0, middle)), new Batch(rows.subList(middle, rows.size())));
    }
}
