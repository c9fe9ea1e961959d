package dev.copydesk.cli.supervise;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The lines of a log that say what went wrong. */
public final class LogExcerpt {
    private static final int BYTES = 64 * 1024;
    private static final int LONGEST_LINE = 300;
    private static final Pattern TELLING =
            Pattern.compile("\\b(ERROR|FATAL|SEVERE)\\b|Exception\\b|Error:|^Caused by:");
    private static final Pattern TRACE = Pattern.compile("^\\s*(at [\\w.$/<>@-]+\\(.*|\\.\\.\\. \\d+ more)$");

    private LogExcerpt() {}

    /** The last lines that speak of errors, else simply the last ones; lines of stack traces are left out. */
    public static List<String> of(Path log, int lines) {
        List<String> end = end(log).stream()
                .filter(line -> !line.isBlank() && !TRACE.matcher(line).matches())
                .map(line -> line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "…" : line)
                .toList();
        List<String> telling =
                end.stream().filter(line -> TELLING.matcher(line).find()).toList();
        List<String> chosen = telling.isEmpty() ? end : telling;
        return chosen.subList(Math.max(0, chosen.size() - lines), chosen.size());
    }

    private static List<String> end(Path log) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - BYTES));
            byte[] bytes = new byte[BYTES];
            int length = Math.max(0, file.read(bytes));
            return new String(bytes, 0, length, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            return List.of("(" + log + " cannot be read: " + e.getMessage() + ")");
        }
    }
}
