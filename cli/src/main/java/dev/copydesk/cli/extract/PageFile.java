package dev.copydesk.cli.extract;

import dev.copydesk.cli.terminal.Quantities;
import dev.copydesk.enrich.text.PageEncoding;
import dev.copydesk.enrich.text.PageReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that should be a page, read up to a bound.
 *
 * @param text empty where there is a fault
 * @param fault why the file is no page, in one line that says what to do; absent where it is one
 */
record PageFile(String text, @Nullable String fault, boolean cut) {
    private static final int MAX_BYTES = PageReader.MAX_INPUT_CHARS;
    private static final List<String> BINARY_STARTS = List.of(
            "%PDF-",
            "PK\u0003\u0004",
            "\u0089PNG",
            "\u00ff\u00d8\u00ff",
            "GIF8",
            "\u001f\u008b",
            "\u00d0\u00cf\u0011\u00e0",
            "RIFF",
            "BZh");
    private static final String MARKS = "<!DOCTYPE";

    static PageFile read(String argument) {
        try {
            Path path = Path.of(argument);
            if (Files.isDirectory(path)) {
                return fault("is a folder; name the files in it");
            }
            try (InputStream in = Files.newInputStream(path)) {
                byte[] bytes = in.readNBytes(MAX_BYTES + 1);
                boolean cut = bytes.length > MAX_BYTES;
                return of(cut ? Arrays.copyOf(bytes, MAX_BYTES) : bytes, cut);
            }
        } catch (NoSuchFileException e) {
            return fault("there is no such file");
        } catch (IOException | InvalidPathException e) {
            return fault("cannot be read: " + e.getMessage());
        }
    }

    private static PageFile of(byte[] bytes, boolean cut) {
        String start = new String(bytes, 0, Math.min(bytes.length, 1024), StandardCharsets.ISO_8859_1);
        for (String binary : BINARY_STARTS) {
            if (start.startsWith(binary)) {
                return fault(
                        binary.startsWith("%PDF")
                                ? "is a PDF, not a page; give HTML"
                                : "is binary, not a page; give HTML");
            }
        }
        String text = PageEncoding.decode(bytes);
        int nul = text.indexOf('\0');
        if (nul >= 0 && !start.stripLeading().regionMatches(true, 0, MARKS, 0, MARKS.length())) {
            return fault("holds NUL characters, is it binary? Give HTML");
        }
        if (text.isBlank()) {
            return fault("is empty; give a page");
        }
        return new PageFile(text, null, cut);
    }

    /** What was left out, in words. */
    static String cutNote() {
        return "file read up to " + Quantities.bytes(MAX_BYTES);
    }

    private static PageFile fault(String why) {
        return new PageFile("", why, false);
    }
}
