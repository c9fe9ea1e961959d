package dev.copydesk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.copydesk.cli.terminal.Quantities;

/** Tells from the accounts, looked at now and then, when the pipeline has come to rest. Not thread-safe. */
final class PipelineRest {
    /** Markers of transactions count as lag, so that rest can show one; a stage at work moves far more often than this. */
    static final int LOOKS_WITHOUT_MOVE = 10;

    private JsonNode lastLag = MissingNode.getInstance();
    private int looksWithoutMove;

    /** Whether nothing is in flight, and what lies behind is nothing or has not moved for {@value #LOOKS_WITHOUT_MOVE} looks. */
    boolean isReached(JsonNode stats) {
        JsonNode lag = stats.path("lag");
        boolean quiet = inFlight(stats) == 0 && stats.path("healthy").asBoolean();
        looksWithoutMove = quiet && lag.equals(lastLag) ? looksWithoutMove + 1 : 0;
        lastLag = lag;
        return quiet && (behind(lag) == 0 || looksWithoutMove >= LOOKS_WITHOUT_MOVE);
    }

    static String line(JsonNode stats) {
        return "waiting until nothing moves: " + Quantities.count(inFlight(stats)) + " in flight, "
                + Quantities.count(behind(stats.path("lag"))) + " behind";
    }

    static long inFlight(JsonNode stats) {
        return stats.path("accounting").path("inFlight").asLong();
    }

    private static long behind(JsonNode lag) {
        long sum = 0;
        for (JsonNode stage : lag) {
            sum += stage.asLong();
        }
        return sum;
    }
}
