package dev.copydesk.cli.push;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Gathers rows to requests of a bounded size. Not thread-safe. */
final class Batches {
    static final int MAX_ROWS = 500;
    /** Well below the 8 MiB that ingest-service accepts: two rows of the greatest size fit. */
    static final int MAX_BYTES = 4 * 1024 * 1024;

    private static final int ENOUGH_BYTES = 1024 * 1024;

    private final Consumer<Batch> full;
    private List<Row> rows = new ArrayList<>();
    private int bytes;

    Batches(Consumer<Batch> full) {
        this.full = full;
    }

    void add(Row row) {
        int more = row.json().length + 1;
        if (bytes + more > MAX_BYTES) {
            flush();
        }
        rows.add(row);
        bytes += more;
        if (rows.size() >= MAX_ROWS || bytes >= ENOUGH_BYTES) {
            flush();
        }
    }

    /** Hands over what is left. */
    void flush() {
        if (!rows.isEmpty()) {
            full.accept(new Batch(rows));
            rows = new ArrayList<>();
            bytes = 0;
        }
    }
}
