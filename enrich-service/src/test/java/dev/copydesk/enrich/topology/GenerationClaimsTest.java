package dev.copydesk.enrich.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.copydesk.model.Generation;
import dev.copydesk.model.Generations;
import dev.copydesk.model.Pace;
import dev.copydesk.model.Selection;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GenerationClaimsTest {
    private static final Instant NOW = Instant.parse("2026-11-27T19:00:00Z");
    private static final GenerationClaims OLD = new GenerationClaims("9-aa", false);
    private static final GenerationClaims NEW = new GenerationClaims("10-bb", false);

    private static Generations serving() {
        return Generations.NONE.with(OLD.claim(Generations.NONE, NOW));
    }

    private static Generations replaying() {
        return serving().with(serving().start(null, Selection.ALL, Pace.UNLIMITED, NOW));
    }

    @Test
    void theFirstInstanceBeginsTheFirstGenerationInItsVersion() {
        assertThat(serving().serving().enrichmentVersion()).isEqualTo("9-aa");
        assertThat(OLD.runnable(serving())).extracting(Generation::number).containsExactly(1);
        assertThat(NEW.runnable(serving())).isEmpty();
        assertThat(NEW.foreign(serving())).extracting(Generation::number).containsExactly(1);
    }

    @Test
    void aNewerBuildTakesUpAReplayBeforeTheOneThatServes() {
        assertThat(OLD.claim(replaying(), NOW.plusSeconds(1))).isEmpty();
        assertThat(OLD.claim(replaying(), NOW.plusSeconds(4)))
                .extracting(Generation::enrichmentVersion)
                .containsExactly("9-aa");

        Generations taken = replaying().with(NEW.claim(replaying(), NOW.plusSeconds(1)));

        assertThat(NEW.runnable(taken)).extracting(Generation::number).containsExactly(2);
        assertThat(OLD.runnable(taken)).extracting(Generation::number).containsExactly(1);
        assertThat(OLD.claim(taken, NOW.plusSeconds(60))).isEmpty();
    }

    @Test
    void onlyWhoMayAdoptsTheServingGenerationOfAnotherVersion() {
        assertThat(NEW.claim(serving(), NOW)).isEmpty();

        Generations adopted = serving().with(new GenerationClaims("10-bb", true).claim(serving(), NOW));

        assertThat(adopted.serving().enrichmentVersion()).isEqualTo("10-bb");
    }

    @Test
    void aReplayThatAnotherBuildBeganFailsWhereThisIsTheOnlyOne() {
        Generations taken = replaying().with(NEW.claim(replaying(), NOW.plusSeconds(1)));

        Generations left = taken.with(new GenerationClaims("9-aa", true).claim(taken, NOW.plusSeconds(60)));

        assertThat(left.newest().state()).isEqualTo(Generation.State.FAILED);
        assertThat(left.serving().enrichmentVersion()).isEqualTo("9-aa");
    }

    @Test
    void anIndexOnlyGenerationIsEnrichedByNobody() {
        Generations now = serving().with(serving().start(1, Selection.ALL, Pace.UNLIMITED, NOW));

        assertThat(OLD.runnable(now)).extracting(Generation::number).containsExactly(1);
        assertThat(OLD.claim(now, NOW.plusSeconds(60))).isEmpty();
    }
}
