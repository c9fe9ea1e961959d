package dev.copydesk.index.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;

/** The steps by which delays are told apart, each about three times as long as the one before. */
final class Delays {
    /** Seconds. */
    static final String FIELD = "search.delaySeconds";

    private static final List<Duration> STEPS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(12),
            Duration.ofDays(1),
            Duration.ofDays(3));

    private static final String MORE = "more";

    private Delays() {}

    /** Counts between the steps, the shortest first. */
    static ObjectNode aggregation() {
        ObjectNode aggregation = JsonNodeFactory.instance.objectNode();
        ArrayNode ranges = aggregation.putObject("range").put("field", FIELD).putArray("ranges");
        long from = 0;
        for (Duration step : STEPS) {
            ranges.addObject().put("key", step.toString()).put("from", from).put("to", step.toSeconds());
            from = step.toSeconds();
        }
        ranges.addObject().put("key", MORE).put("from", from);
        return aggregation;
    }
}
