package dev.copydesk.index.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The steps by which delays are told apart, each about three times as long as the one before. */
enum Delay {
    MINUTE(Duration.ZERO, Duration.ofMinutes(1)),
    FIVE_MINUTES(Duration.ofMinutes(1), Duration.ofMinutes(5)),
    QUARTER(Duration.ofMinutes(5), Duration.ofMinutes(15)),
    HOUR(Duration.ofMinutes(15), Duration.ofHours(1)),
    THREE_HOURS(Duration.ofHours(1), Duration.ofHours(3)),
    HALF_A_DAY(Duration.ofHours(3), Duration.ofHours(12)),
    DAY(Duration.ofHours(12), Duration.ofDays(1)),
    THREE_DAYS(Duration.ofDays(1), Duration.ofDays(3)),
    MORE(Duration.ofDays(3), null);

    /** Seconds from publication to our first sight. */
    static final String FIELD = "search.delaySeconds";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Duration from;
    private final @Nullable Duration below;

    Delay(Duration from, @Nullable Duration below) {
        this.from = from;
        this.below = below;
    }

    /** As it is written in requests and answers: the ISO duration below which it stayed, or {@code more}. */
    String label() {
        return below == null ? "more" : below.toString();
    }

    /** @throws BadSearchException for anything but a label, in any case */
    static Delay named(String text) {
        for (Delay delay : values()) {
            if (delay.label().equalsIgnoreCase(text)) {
                return delay;
            }
        }
        throw new BadSearchException(
                "delay must be " + Arrays.stream(values()).map(Delay::label).collect(Collectors.joining(", ")));
    }

    /** The articles of this step. */
    ObjectNode query() {
        ObjectNode query = JSON.objectNode();
        ObjectNode bounds = query.putObject("range").putObject(FIELD);
        bounds.put("gte", from.toSeconds());
        if (below != null) {
            bounds.put("lt", below.toSeconds());
        }
        return query;
    }

    /** Counts by step, the shortest first. */
    static ObjectNode aggregation() {
        ObjectNode aggregation = JSON.objectNode();
        ArrayNode ranges = aggregation.putObject("range").put("field", FIELD).putArray("ranges");
        for (Delay delay : values()) {
            ObjectNode range = ranges.addObject().put("key", delay.label()).put("from", delay.from.toSeconds());
            if (delay.below != null) {
                range.put("to", delay.below.toSeconds());
            }
        }
        return aggregation;
    }
}
