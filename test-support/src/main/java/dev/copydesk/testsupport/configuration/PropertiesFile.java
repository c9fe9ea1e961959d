package dev.copydesk.testsupport.configuration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of properties whose comments say what the property below them means. */
final class PropertiesFile {
    /** A property, or one that is commented out, since it has no default: then its value is an example. */
    private static final Pattern PROPERTY = Pattern.compile("(#?)([a-z][a-z0-9.-]*)=(.*)");

    private static final Pattern COMMENT = Pattern.compile("# (.*)");

    private PropertiesFile() {}

    /**
     * A property.
     *
     * @param isSet whether it has a default, and is no example
     * @param meaning of the comment above it; empty where there is none
     */
    record Entry(String value, boolean isSet, String meaning) {}

    /** By name, in the order of the file; properties of a profile are left out. */
    static Map<String, Entry> read(Path file) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        StringBuilder comment = new StringBuilder();
        for (String line : lines(file)) {
            Matcher property = PROPERTY.matcher(line);
            Matcher words = COMMENT.matcher(line);
            if (property.matches()) {
                entries.put(
                        property.group(2),
                        new Entry(property.group(3), property.group(1).isEmpty(), comment.toString()));
                comment.setLength(0);
            } else if (words.matches()) {
                comment.append(comment.isEmpty() ? "" : " ").append(words.group(1));
            } else {
                comment.setLength(0);
            }
        }
        return entries;
    }

    private static Iterable<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
