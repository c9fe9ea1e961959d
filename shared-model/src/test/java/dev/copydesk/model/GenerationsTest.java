package dev.copydesk.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.copydesk.model.Generation.Kind;
import dev.copydesk.model.Generation.State;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GenerationsTest {
    private static final Instant NOW = Instant.parse("2026-11-27T19:00:00Z");

    private Generations generations = Generations.NONE.with(Generations.NONE.begin("9-aa", NOW));

    private void apply(List<Generation> changed) {
        assertThat(changed).isNotEmpty();
        generations = generations.with(changed);
    }

    private void startFull() {
        apply(generations.start(null, Selection.ALL, Pace.UNLIMITED, NOW));
    }

    private void caughtUp(int number) {
        apply(generations.caughtUp(number, NOW));
    }

    private State state(int number) {
        return generations.numbered(number).orElseThrow().state();
    }

    @Test
    void theFirstGenerationServesBeforeAnythingWasWritten() {
        assertThat(Generations.NONE.serving().number()).isEqualTo(1);
        assertThat(Generations.NONE.fed()).hasSize(1);
        assertThat(Generations.NONE.newestReplay()).isEmpty();
    }

    @Test
    void oneThatIsThereAloneServesAndNoOtherIsFed() {
        startFull();
        caughtUp(2);
        apply(generations.promote(2, null, NOW));

        Generations alone = Generations.only(generations.serving());

        assertThat(alone.serving().number()).isEqualTo(2);
        assertThat(alone.fed()).containsExactly(generations.serving());
    }

    @Test
    void aReplayGoesFromStartToPromotionAndBackAndForthAndTheOldOneIsDropped() {
        startFull();
        assertThat(state(2)).isEqualTo(State.RUNNING);
        assertThat(generations.serving().number()).isEqualTo(1);
        caughtUp(2);
        apply(generations.promote(2, null, NOW));
        assertThat(generations.serving().number()).isEqualTo(2);
        assertThat(generations.fed()).hasSize(2);
        apply(generations.rollBack(NOW));
        assertThat(generations.serving().number()).isEqualTo(1);
        assertThat(state(2)).isEqualTo(State.ROLLED_BACK);
        assertThat(generations.fed()).hasSize(2);
        apply(generations.promote(2, null, NOW));
        assertThat(generations.dropCandidate()).isEqualTo(1);
        apply(generations.drop(1, NOW));
        assertThat(generations.fed()).extracting(Generation::number).containsExactly(2);
        refused(now -> now.with(now.rollBack(NOW)), "generation 1, which served before, is dropped");
        startFull();
        assertThat(generations.newest().number()).isEqualTo(3);
    }

    @Test
    void theFirstGenerationStaysFedWhereAReplayIsTheFirstThatIsWrittenDown() {
        generations = Generations.NONE;
        startFull();

        assertThat(generations.fed()).extracting(Generation::number).containsExactly(1, 2);
        assertThat(generations.serving().number()).isEqualTo(1);
    }

    @Test
    void exactlyOneServesAtEachMoment() {
        startFull();
        caughtUp(2);
        apply(generations.promote(2, null, NOW));
        startFull();
        caughtUp(3);
        apply(generations.promote(3, null, NOW));
        apply(generations.rollBack(NOW));

        assertThat(generations.all().stream().filter(one -> one.state() == State.PROMOTED))
                .hasSize(1);
        assertThat(generations.serving().number()).isEqualTo(2);
        assertThat(generations.rollbackTarget().number()).isEqualTo(1);
    }

    @Test
    void oneThatIsBeingBuiltIsPromotedOnlyWithAReason() {
        startFull();
        refused(now -> now.with(now.promote(2, null, NOW)), "still being built");

        apply(generations.promote(2, "the old one is on fire", NOW));

        assertThat(generations.serving().reason()).isEqualTo("the old one is on fire");
    }

    @Test
    void aTrialIsNeverPromoted() {
        apply(generations.start(null, new Selection(null, null, "Daily"), Pace.UNLIMITED, NOW));
        assertThat(generations.newest().kind()).isEqualTo(Kind.TRIAL);
        caughtUp(2);

        refused(now -> now.with(now.promote(2, "all the same", NOW)), "is a trial");
    }

    @Test
    void oneAtATimeIsBuiltAndACancelledOneResumes() {
        startFull();
        refused(now -> now.with(now.start(null, Selection.ALL, Pace.UNLIMITED, NOW)), "generation 2 is being built");
        apply(generations.cancel(2, NOW));
        assertThat(generations.fed()).extracting(Generation::number).containsExactly(1);
        apply(generations.resume(2, NOW));
        assertThat(state(2)).isEqualTo(State.RUNNING);
        refused(now -> now.with(now.resume(2, NOW)), "only one that was cancelled or failed");
    }

    @Test
    void whatAnIndexOnlyGenerationIsMadeOfCannotBeDropped() {
        apply(generations.start(1, Selection.ALL, new Pace(500, null), NOW));
        assertThat(generations.newest().kind()).isEqualTo(Kind.INDEX_ONLY);
        assertThat(generations.newest().enriched()).isEqualTo(1);
        assertThat(generations.newest().enrichmentVersion()).isEqualTo("9-aa");
        caughtUp(2);
        apply(generations.promote(2, null, NOW));

        refused(now -> now.with(now.drop(1, NOW)), "generation 2 is made of the enriched articles of 1");
        refused(now -> now.with(now.drop(2, NOW)), "serves");
    }

    @Test
    void aVersionIsPinnedOnce() {
        startFull();
        apply(generations.pin(2, "10-bb"));
        assertThat(generations.pin(2, "11-cc")).isEmpty();
    }

    @Test
    void whatHasCaughtUpGoesOnInTheOnlyVersionThatIsStillMade() {
        assertThat(generations.adopt("9-aa", NOW)).isEmpty();
        startFull();
        apply(generations.pin(2, "10-bb"));
        caughtUp(2);
        apply(generations.promote(2, null, NOW));

        apply(generations.adopt("11-cc", NOW));

        assertThat(generations.fed()).extracting(Generation::enrichmentVersion).containsExactly("11-cc", "11-cc");
        assertThat(generations.adopt("11-cc", NOW)).isEmpty();
    }

    @Test
    void oneOnItsWayFailsWhereItsVersionIsNoLongerMadeAndResumesWhereItIs() {
        startFull();
        assertThat(generations.adopt("9-aa", NOW)).isEmpty(); // nobody took it up so far
        apply(generations.pin(2, "10-bb"));

        apply(generations.adopt("9-aa", NOW));

        assertThat(state(2)).isEqualTo(State.FAILED);
        assertThat(generations.newest().reason()).contains("10-bb", "9-aa");
        assertThat(generations.fed()).extracting(Generation::number).containsExactly(1);
        refused(now -> now.with(now.promote(2, "all the same", NOW)), "is failed and cannot serve");
        apply(generations.resume(2, NOW));
        assertThat(state(2)).isEqualTo(State.RUNNING);
        assertThat(generations.newest().reason()).isNull();
        apply(generations.failed(2, "its topic is gone", NOW));
        apply(generations.drop(2, NOW));
        assertThat(generations.newest().reason()).isEqualTo("its topic is gone");
    }

    @Test
    void aPaceHoldsUntilItHasCaughtUp() {
        apply(generations.start(null, Selection.ALL, new Pace(100, 2), NOW));
        assertThat(generations.newest().pace()).isEqualTo(new Pace(100, 2));
        caughtUp(2);
        assertThat(generations.newest().pace()).isEqualTo(Pace.UNLIMITED);
        assertThatThrownBy(() -> new Pace(null, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("partitionsInParallel is 0");
    }

    @Test
    void aGenerationComesBackEqualAndFitsItsSchema() throws IOException {
        apply(generations.start(null, new Selection(NOW, null, "Daily"), new Pace(100, 2), NOW));
        apply(generations.pin(2, "10-bb"));
        JsonSchema schema;
        try (InputStream in =
                GenerationsTest.class.getResourceAsStream("/dev/copydesk/model/schema/generation-v1.schema.json")) {
            schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(EventJson.mapper().readTree(in));
        }
        for (Generation generation : generations.all()) {
            byte[] json = EventJson.write(generation);
            assertThat(EventJson.read(json, Generation.class)).isEqualTo(generation);
            assertThat(schema.validate(EventJson.mapper().readTree(json))).isEmpty();
        }
        try (InputStream golden = GenerationsTest.class.getResourceAsStream("/golden/generation-v1.json")) {
            var asPublished = EventJson.mapper().readTree(golden);
            Generation read = EventJson.mapper().treeToValue(asPublished, Generation.class);
            assertThat((Object) EventJson.mapper().valueToTree(read)).isEqualTo(asPublished);
            assertThat(schema.validate(asPublished)).isEmpty();
        }
    }

    private void refused(UnaryOperator<Generations> change, @Nullable String why) {
        assertThatThrownBy(() -> change.apply(generations))
                .isInstanceOf(GenerationRefusedException.class)
                .hasMessageContaining(why);
    }
}
