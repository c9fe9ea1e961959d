package dev.copydesk.enrich.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A rule resource of the class path: UTF-8, one rule a line, empty lines and lines that begin with # left out. */
public final class RuleFile {

    private RuleFile() {}

    /**
     * The bytes of a resource.
     *
     * @param path absolute, such as {@code /dev/copydesk/enrich/text/line-rules.txt}
     * @throws IllegalStateException if it is not there: the build is broken
     */
    public static byte[] bytes(String path) {
        try (InputStream in = RuleFile.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("the class path has no " + path);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    /** The rules of a resource in its order, see {@link #bytes}. */
    public static List<String> lines(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }
}
