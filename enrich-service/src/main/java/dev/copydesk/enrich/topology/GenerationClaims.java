package dev.copydesk.enrich.topology;

import dev.copydesk.model.Generation;
import dev.copydesk.model.Generations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Which generations an instance runs, and which it takes up. Pure.
 *
 * <p>A generation without a version is pinned by the first instance that takes it up. One that makes the version that serves
 * already holds back a little, so that a newer build beside it, for which the replay was started, comes first.
 *
 * @param version the one that this build makes
 * @param adopt whether no other build runs, see {@link Generations#adopt}
 */
record GenerationClaims(String version, boolean adopt) {
    private static final Duration HOLD_BACK = Duration.ofSeconds(3);

    /** Those of this version that are fed. */
    List<Generation> runnable(Generations now) {
        return now.fed().stream()
                .filter(one -> one.isEnriched() && version.equals(one.enrichmentVersion()))
                .toList();
    }

    /** Those that no instance of this version may run. */
    List<Generation> foreign(Generations now) {
        return now.fed().stream()
                .filter(one ->
                        one.isEnriched() && one.enrichmentVersion() != null && !version.equals(one.enrichmentVersion()))
                .toList();
    }

    /** What is to be written first; empty where nothing is to be taken up. */
    List<Generation> claim(Generations now, Instant at) {
        if (now.isEmpty()) {
            return now.begin(version, at);
        }
        List<Generation> adopted = adopt ? now.adopt(version, at) : List.of();
        if (!adopted.isEmpty()) {
            return adopted;
        }
        boolean serves = version.equals(now.serving().enrichmentVersion());
        return now.fed().stream()
                .filter(one -> one.enrichmentVersion() == null)
                .filter(one -> !serves || at.isAfter(one.changedAt().plus(HOLD_BACK)))
                .findFirst()
                .map(one -> now.pin(one.number(), version))
                .orElse(List.of());
    }
}
