package dev.copydesk.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.copydesk.index.write.Precedence;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GenerationRequestsTest {
    private static final Duration SLOW = Duration.ofSeconds(2);
    private static final int MIB = 1 << 20;

    private Instant now = Instant.EPOCH;
    private boolean isBuilt = true;
    private final IndexConfig config = new SmallRyeConfigBuilder()
            .withMapping(IndexConfig.class)
            .addDiscoveredConverters()
            .build()
            .getConfigMapping(IndexConfig.class);
    private final Precedence precedence = new Precedence(() -> now);
    private final GenerationRequests searched = new GenerationRequests(() -> false, precedence, config);
    private final GenerationRequests built = new GenerationRequests(() -> isBuilt, precedence, config);

    @Test
    void whatIsBuiltHasLargeRequestsThatWaitToBeFull() {
        assertThat(built.next().requestBytes()).isEqualTo(2 * MIB);
        assertThat(built.next().waits()).isTrue();
        assertThat(built.next().mostInFlight()).isEqualTo(3);
        assertThat(searched.next().requestBytes()).isEqualTo(MIB);
        assertThat(searched.next().waits()).isFalse();
    }

    @Test
    void whatIsBuiltHasFewerAndSmallerOnesWhileArticlesComeIn() {
        searched.sending().run();

        assertThat(built.next().mostInFlight()).isEqualTo(2);
        assertThat(built.next().requestBytes()).isEqualTo(MIB);
        now = now.plusSeconds(60);
        assertThat(built.next().mostInFlight()).isEqualTo(3);
        assertThat(built.next().requestBytes()).isEqualTo(2 * MIB);
    }

    @Test
    void whatIsBuiltHoldsBackWhileWhatIsSearchedIsSlow() {
        answerSlowly(searched);

        assertThat(built.next().mostInFlight()).isEqualTo(1);
        assertThat(built.next().requestBytes()).isEqualTo(MIB);
        assertThat(searched.next().mostInFlight()).isEqualTo(3);
        now = now.plusSeconds(60);
        assertThat(built.next().mostInFlight()).isEqualTo(3);
    }

    @Test
    void itsOwnSlownessHoldsNobodyBackBeforeItIsSearched() {
        answerSlowly(built);
        assertThat(built.next().mostInFlight()).isEqualTo(3);

        isBuilt = false;
        answerSlowly(built);

        assertThat(precedence.holdsBack()).isTrue();
    }

    private void answerSlowly(GenerationRequests requests) {
        Runnable answer = requests.sending();
        now = now.plus(SLOW);
        answer.run();
    }
}
