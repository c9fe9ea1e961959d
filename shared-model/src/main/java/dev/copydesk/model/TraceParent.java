package dev.copydesk.model;

import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where in a trace something is, in the form of <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>. An article
 * carries one through all topics ({@link EventHeaders#TRACEPARENT}), so that whoever reads them can go on with the trace of whoever sent
 * it: the one that it was received with, or where its trace is recorded, that of the span of the stage before.
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
    private static final int TRACE_AT = 3;
    private static final int PARENT_AT = TRACE_AT + 33;
    private static final int FLAGS_AT = PARENT_AT + 17;

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

    /**
     * Whether a header's value may be one that is marked as sampled, told without reading it: false for all that are not, so that of
     * most nothing has to be made. Allocates nothing.
     */
    public static boolean mayBeSampled(byte @Nullable [] sent) {
        return sent != null && sent.length > FLAGS_AT + 1 && (Character.digit(sent[FLAGS_AT + 1], 16) & 1) == 1;
    }

    /** 32 hex digits. */
    public String traceId() {
        return value.substring(TRACE_AT, PARENT_AT - 1);
    }

    /** The span that this names, 16 hex digits. */
    public String parentId() {
        return value.substring(PARENT_AT, FLAGS_AT - 1);
    }

    /** Two hex digits; the lowest bit says that the trace is recorded. */
    public String flags() {
        return value.substring(FLAGS_AT);
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
