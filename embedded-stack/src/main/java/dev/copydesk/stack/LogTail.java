package dev.copydesk.stack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The end of a log, for the message of a failure. */
final class LogTail {
    private static final int BYTES = 4096;
    private static final int LINES = 5;

    private LogTail() {}

    /** One line: where the log is, and its last lines joined. */
    static String describe(Path log) {
        List<String> lines = lastLines(log);
        return lines.isEmpty() ? "see " + log : "see " + log + ", which ends with: " + String.join(" | ", lines);
    }

    private static List<String> lastLines(Path log) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - BYTES));
            byte[] end = new byte[BYTES];
            int length = Math.max(0, file.read(end));
            List<String> lines = new String(end, 0, length, StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
        } catch (IOException e) {
            return List.of("(cannot be read: " + e.getMessage() + ")");
        }
    }
}
