package dev.copydesk.testsupport.configuration;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An option with all that its user has to know.
 *
 * @param type of Java, as the source writes it
 * @param standard what it is when nothing is set; null for nothing
 */
public record ConfigurationOption(
        String name, String type, @Nullable String standard, String meaning) {
    /** Another variable than that of the name, with its default. */
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([A-Z_]+):(.*)}");

    private static final Pattern MORE_THAN_ZERO = Pattern.compile("\\b[Mm]ore than 0\\b");
    private static final Pattern LEAST = Pattern.compile("\\b[Aa]t least (?:the )?([0-9]+)([KMG]?)\\b");
    private static final Pattern LEAST_OF_ANOTHER = Pattern.compile("\\b[Aa]t least (?:twice )?the [a-z]");

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
            Map.entry("Path", "path"),
            Map.entry("URI", "address"),
            Map.entry("List<String>", "list"));

    public ConfigurationOption {
        if (!UNITS.containsKey(type)) {
            throw new UnreadableOptionException("what a " + type + " (" + name + ") is for its user is not known here");
        }
    }

    public String environmentVariable() {
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

    /**
     * A value of the right form that the description rules out; empty where it rules out none, as for a text. What says what 0 does takes
     * nothing below.
     */
    public Optional<String> ruledOut() {
        Matcher least = LEAST.matcher(meaning);
        if (MORE_THAN_ZERO.matcher(meaning).find()) {
            return Optional.of(unit().equals("time") ? "PT0S" : "0");
        }
        if (least.find()) {
            long below = new Size(least.group(1), least.group(2)).number() - 1;
            return Optional.of(unit().equals("time") ? "P" + below + "D" : String.valueOf(below));
        }
        if (!isQuantity() || name.startsWith("quarkus.")) {
            return Optional.empty();
        }
        if (LEAST_OF_ANOTHER.matcher(meaning).find()) {
            return Optional.of(unit().equals("time") ? "PT-1S" : "1");
        }
        return type.equals("MemorySize")
                ? Optional.empty() // has no form for less than nothing
                : Optional.of(unit().equals("time") ? "PT-1S" : "-1");
    }

    /** Such as {@code 2M}. */
    private record Size(String digits, String letter) {
        long number() {
            return Long.parseLong(digits) << (10 * " KMG".indexOf(letter.isEmpty() ? " " : letter));
        }
    }

    private boolean names(String unit) {
        return List.of(name.split("[-.]")).contains(unit);
    }

    private Matcher expression() {
        return EXPRESSION.matcher(standard == null ? "" : standard);
    }
}
