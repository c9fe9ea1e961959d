package dev.copydesk.index.dead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.copydesk.model.ArticleVersion;
import dev.copydesk.model.DeadLetter.Stage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RedriveDecisionTest {
    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final long VERSION = ArticleVersion.of(2, 1);

    @Test
    void theCurrentRecordOfAnArticleIsAskedForByItsRevision() {
        LetterSummary letter = letter("articles.enriched-g1/0/1", Stage.INDEX, ID, VERSION);

        assertThat(RedriveDecision.of(letter, false, List.of(letter), null))
                .isEqualTo(new RedriveDecision.Reissue(ID, 2));
        assertThat(RedriveDecision.of(letter, false, List.of(letter), ArticleVersion.of(2, 0)))
                .isEqualTo(new RedriveDecision.Reissue(ID, 2));
    }

    @Test
    void aLetterWithoutVersionAsksForWhicheverIsCurrent() {
        LetterSummary letter = letter("articles.raw/0/1", Stage.ENRICH, ID, null);

        assertThat(RedriveDecision.of(letter, false, List.of(letter), 5L))
                .isEqualTo(new RedriveDecision.Reissue(ID, null));
    }

    @Test
    void isRefusedForWhatWasTakenDownOrSuperseded() {
        LetterSummary letter = letter("articles.enriched-g1/0/1", Stage.INDEX, ID, VERSION);
        LetterSummary newer = letter("articles.enriched-g1/0/2", Stage.INDEX, ID, ArticleVersion.of(3, 0));

        assertRefused(RedriveDecision.of(letter, true, List.of(letter), null), "taken down");
        assertRefused(RedriveDecision.of(letter, false, List.of(letter), VERSION), "superseded");
        assertRefused(RedriveDecision.of(letter, false, List.of(newer, letter), null), "superseded by revision 3");
    }

    @Test
    void anUnreadableOneGoesBackToWhereItCameIn() {
        assertThat(RedriveDecision.of(
                        letter("articles.received/4/1", Stage.ADMISSION, ID, null), false, List.of(), null))
                .isEqualTo(new RedriveDecision.Resend());
        assertRefused(
                RedriveDecision.of(letter("elsewhere/4/1", Stage.ADMISSION, ID, null), false, List.of(), null),
                "none that anything is sent to");
    }

    @Test
    void aLetterThatNamesNoArticleCannotBeSentAgain() {
        assertRefused(
                RedriveDecision.of(letter("articles.enriched-g1/4/1", Stage.INDEX, null, null), false, List.of(), null),
                "names no article");
    }

    private static void assertRefused(RedriveDecision decision, String reason) {
        assertThat(decision)
                .isInstanceOfSatisfying(RedriveDecision.Refused.class, refused -> assertThat(refused.reason())
                        .contains(reason));
    }

    static LetterSummary letter(String key, Stage stage, @Nullable String article, @Nullable Long version) {
        return new LetterSummary(
                key,
                stage,
                "it is broken",
                "BrokenException",
                article,
                version,
                "daily",
                Instant.parse("2026-05-01T00:00:00Z"),
                10,
                0,
                null,
                new LetterSummary.Place("articles.raw.dead", 0, 1));
    }
}
