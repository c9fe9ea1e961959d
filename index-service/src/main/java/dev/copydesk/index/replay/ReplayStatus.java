package dev.copydesk.index.replay;

import dev.copydesk.model.Generation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far the newest replay is.
 *
 * @param state of the newest replay; {@code NONE} before the first
 * @param generation the one that serves
 * @param replay the generation that the newest replay makes; null before the first
 * @param done articles that it has
 * @param total articles that it is to have
 * @param rate articles a second over the last half a minute
 * @param etaSeconds until it has caught up; null where nobody can tell
 * @param errors articles with a dead letter that is as new as the replay, and that it does not have
 * @param reason why it failed, or why its promotion was forced; null else
 * @param lag offsets that each stage of it lies behind
 * @param generations all there are, the dropped ones included
 */
public record ReplayStatus(
        String state,
        int generation,
        @Nullable Integer replay,
        long done,
        long total,
        double rate,
        @Nullable Long etaSeconds,
        long errors,
        @Nullable String reason,
        Map<String, Long> lag,
        List<Generation> generations) {
    static final String NONE = "NONE";
}
