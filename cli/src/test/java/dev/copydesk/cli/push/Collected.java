package dev.copydesk.cli.push;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A sink that remembers. */
final class Collected implements RowSink {
    final List<Row> rows = new ArrayList<>();
    final List<String> problems = new ArrayList<>();
    final List<String> warnings = new ArrayList<>();
    long bytes;

    @Override
    public void row(Row row) {
        rows.add(row);
    }

    @Override
    public void problem(Problem problem) {
        problems.add(problem.text());
    }

    @Override
    public void warning(Problem problem) {
        warnings.add(problem.text());
    }

    @Override
    public void read(long more) {
        bytes += more;
    }

    List<String> json() {
        return rows.stream()
                .map(row -> new String(row.json(), StandardCharsets.UTF_8))
                .toList();
    }
}
