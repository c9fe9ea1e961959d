package dev.copydesk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.cli.terminal.ProgressBar;
import dev.copydesk.cli.terminal.Quantities;

/**
 * How much of what was pushed has its answer: indexed, unchanged, stale or dead alike; pure.
 *
 * @param before how much had been accepted before the push
 * @param pushed articles
 */
record IndexProgress(long before, long pushed) {
    String line(JsonNode accounting) {
        return line(answered(accounting));
    }

    /** The line at the end. */
    String completeLine() {
        return line(pushed);
    }

    boolean isComplete(JsonNode accounting) {
        return answered(accounting) == pushed;
    }

    /** What is neither waiting for admission nor in flight behind it; at most what was pushed. */
    private long answered(JsonNode accounting) {
        long notAdmitted =
                Math.max(0, before + pushed - accounting.path("accepted").asLong());
        long inFlight = Math.max(0, accounting.path("inFlight").asLong());
        return Math.max(0, pushed - notAdmitted - inFlight);
    }

    private String line(long answered) {
        return "indexed  " + ProgressBar.bar(answered, pushed) + "  " + Quantities.count(answered) + " of "
                + Quantities.count(pushed);
    }
}
