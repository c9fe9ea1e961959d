package dev.copydesk.cli.supervise;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Keeps logs from growing without end. The processes hold their logs open for appending and know nothing of this: a log
 * that is full is copied to {@code name.1} and emptied, {@code name.1} becomes {@code name.2} and so on. Lines written
 * between copying and emptying are lost.
 */
final class LogRotation {
    private final long maxBytes;
    private final int kept;

    /**
     * @param maxBytes a log that is larger is rotated
     * @param kept so many older files stay
     */
    LogRotation(long maxBytes, int kept) {
        this.maxBytes = maxBytes;
        this.kept = kept;
    }

    void rotateIfFull(Path log) throws IOException {
        if (!Files.exists(log) || Files.size(log) <= maxBytes) {
            return;
        }
        for (int number = kept - 1; number >= 1; number--) {
            Path older = numbered(log, number);
            if (Files.exists(older)) {
                Files.move(older, numbered(log, number + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.copy(log, numbered(log, 1), StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
            channel.truncate(0);
        }
    }

    private static Path numbered(Path log, int number) {
        return log.resolveSibling(log.getFileName() + "." + number);
    }
}
