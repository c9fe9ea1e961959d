package dev.copydesk.model;

import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where in a trace something is, in the form of <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>. An article
 * keeps the one that it was received with through all topics ({@link EventHeaders#TRACEPARENT}), so that whoever reads them can go on with
 * the trace of whoever sent it.
 *
 * @param value such as {@code 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01}
 */
public record TraceParent(String value) {
    private static final Pattern FIRST_VERSION =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
    /** A later version may add parts behind, which are not passed on. */
    private static final Pattern ANY_VERSION =
            Pattern.compile("(?!ff)[0-9a-f]{2}(-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2})(-.*)?");

    private static final String NOT_SAMPLED = "00";

    /** @throws IllegalArgumentException if the value is none of the first version */
    public TraceParent {
        if (!FIRST_VERSION.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "no traceparent: wanted 00-TRACE-PARENT-FLAGS, got " + value.length() + " letters");
        }
    }

    /** Reads what a caller sent; empty for nothing, and for what is not valid, which by the standard counts as nothing. */
    public static Optional<TraceParent> read(@Nullable String sent) {
        if (sent == null) {
            return Optional.empty();
        }
        String text = sent.strip();
        Matcher any = ANY_VERSION.matcher(text);
        if (!any.matches() || (text.startsWith("00") && any.group(2) != null)) {
            return Optional.empty();
        }
        String first = "00" + any.group(1);
        return FIRST_VERSION.matcher(first).matches() ? Optional.of(new TraceParent(first)) : Optional.empty();
    }

    /** What a caller sent, or a trace that begins here. */
    public static TraceParent continued(@Nullable String sent, RandomGenerator random) {
        return read(sent).orElseGet(() -> begun(random));
    }

    /** A trace that begins here. Nobody records it as far as we know, so it is not marked as sampled. */
    public static TraceParent begun(RandomGenerator random) {
        return new TraceParent(
                "00-" + hex(nonZero(random)) + hex(random.nextLong()) + "-" + hex(nonZero(random)) + "-" + NOT_SAMPLED);
    }

    private static long nonZero(RandomGenerator random) {
        long number;
        do {
            number = random.nextLong();
        } while (number == 0);
        return number;
    }

    private static String hex(long number) {
        return HexFormat.of().toHexDigits(number);
    }
}
