package dev.copydesk.testsupport.configuration;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An option with all that its user has to know.
 *
 * @param type of Java, as the source writes it
 * @param standard what it is when nothing is set; null for nothing
 */
record ConfigurationOption(
        String name, String type, @Nullable String standard, String meaning) {
    /** Another variable than that of the name, with its default. */
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([A-Z_]+):(.*)}");

    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("Duration", "time"),
            Map.entry("MemorySize", "bytes"),
            Map.entry("int", "number"),
            Map.entry("Integer", "number"),
            Map.entry("long", "number"),
            Map.entry("Long", "number"),
            Map.entry("double", "number"),
            Map.entry("Double", "number"),
            Map.entry("boolean", "`true` or `false`"),
            Map.entry("Boolean", "`true` or `false`"),
            Map.entry("String", "text"),
            Map.entry("Path", "folder"),
            Map.entry("URI", "address"),
            Map.entry("List<String>", "list"));

    ConfigurationOption {
        if (!UNITS.containsKey(type)) {
            throw new UnreadableOptionException("what a " + type + " (" + name + ") is for its user is not known here");
        }
    }

    String environmentVariable() {
        Matcher expression = expression();
        return expression.matches()
                ? expression.group(1)
                : name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    /** What it is when nothing is set; null for nothing. */
    @Nullable
    String plainDefault() {
        Matcher expression = expression();
        return expression.matches() ? expression.group(2) : standard;
    }

    /** The unit is in the type, or in the name. */
    String unit() {
        String unit = UNITS.getOrDefault(type, "");
        if (!unit.equals("number")) {
            return unit;
        }
        return names("bytes") ? "bytes" : names("seconds") ? "seconds" : unit;
    }

    /** Whether its value can be 0. */
    boolean isQuantity() {
        return switch (unit()) {
            case "time", "bytes", "seconds", "number" -> true;
            default -> false;
        };
    }

    private boolean names(String unit) {
        return List.of(name.split("[-.]")).contains(unit);
    }

    private Matcher expression() {
        return EXPRESSION.matcher(standard == null ? "" : standard);
    }
}
