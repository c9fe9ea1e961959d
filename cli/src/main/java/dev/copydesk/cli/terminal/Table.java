package dev.copydesk.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** Text in columns that line up. Not thread-safe. */
public final class Table {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();
    private int numbersFrom = Integer.MAX_VALUE;

    /** Columns from this one on (the first is 0) hold numbers and stand to the right. */
    public Table numbersFrom(int column) {
        numbersFrom = column;
        return this;
    }

    public Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** The rows as lines, without spaces at the end. */
    public List<String> lines() {
        List<Integer> widths = new ArrayList<>();
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                int width = DisplayWidth.of(row.get(column));
                if (column == widths.size()) {
                    widths.add(width);
                } else {
                    widths.set(column, Math.max(widths.get(column), width));
                }
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            String space = " ".repeat(widths.get(column) - DisplayWidth.of(cell));
            line.append(column == 0 ? "" : GAP).append(column >= numbersFrom ? space + cell : cell + space);
        }
        return line.toString().stripTrailing();
    }
}
