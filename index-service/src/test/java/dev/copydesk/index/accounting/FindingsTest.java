package dev.copydesk.index.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.copydesk.index.dead.OpenLetters.Letter;
import dev.copydesk.model.ArticleId;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FindingsTest {
    private static final String A = ArticleId.ofCanonicalUrl("a");
    private static final String B = ArticleId.ofCanonicalUrl("b");
    private static final String C = ArticleId.ofCanonicalUrl("c");

    private final RevisionTable corpus = new RevisionTable(10);

    @Test
    void nothingIsWrongWhereBothSidesAgree() throws IOException {
        corpus.put(A, 2);

        VerificationReport report = join(Map.of(), visitor -> visitor.document(A, 2));

        assertThat(report.clean()).isTrue();
        assertThat(report.checked()).isEqualTo(1);
    }

    @Test
    void namesWhatIsMissingDoubledOutdatedAndExtra() throws IOException {
        corpus.put(A, 2);
        corpus.put(B, 1);

        VerificationReport report = join(Map.of(), visitor -> {
            visitor.document(A, 1);
            visitor.document(A, 1);
            visitor.document(C, 1);
        });

        assertThat(report.outdated()).containsExactly(A);
        assertThat(report.doubled()).containsExactly(A);
        assertThat(report.extra()).containsExactly(C);
        assertThat(report.missing()).containsExactly(B);
        assertThat(report.clean()).isFalse();
    }

    @Test
    void anArticleWithADeadLetterIsNotMissing() throws IOException {
        corpus.put(A, 2);

        VerificationReport report = join(Map.of(A, new Letter(A, 2 << 20, "bbc", Instant.EPOCH)), visitor -> {});

        assertThat(report.missingCount()).isZero();
        assertThat(report.deadCount()).isEqualTo(1);
    }

    @Test
    void aLetterAboutAnOlderRevisionExcusesNothing() throws IOException {
        corpus.put(A, 2);

        assertThat(join(Map.of(A, new Letter(A, 1 << 20, "bbc", Instant.EPOCH)), visitor -> {})
                        .missing())
                .containsExactly(A);
    }

    @Test
    void saysNothingOfWhatIsChanging() throws IOException {
        corpus.put(A, 2);
        Findings findings = new Findings(Map.of());
        findings.join(corpus, visitor -> visitor.document(C, 1), Set.of(A, C), id -> false);

        assertThat(findings.report().clean()).isTrue();
    }

    @Test
    void whatIsOnTheWayIsNeitherMissingNorOutdatedNorExtra() throws IOException {
        corpus.put(A, 2);
        corpus.put(B, 2);
        Findings findings = new Findings(Map.of());
        findings.join(
                corpus,
                visitor -> {
                    visitor.document(B, 1);
                    visitor.document(C, 1);
                },
                Set.of(),
                id -> true);

        assertThat(findings.report().inFlightCount()).isEqualTo(3);
        assertThat(findings.report().clean()).isTrue();
    }

    @Test
    void namesAtMostAHundredAndCountsAll() throws IOException {
        for (int i = 0; i < 150; i++) {
            corpus.put(ArticleId.ofCanonicalUrl("https://example.org/" + i), 1);
        }

        VerificationReport report = join(Map.of(), visitor -> {});

        assertThat(report.missing()).hasSize(100);
        assertThat(report.missingCount()).isEqualTo(150);
    }

    private VerificationReport join(Map<String, Letter> letters, Findings.Scan index) throws IOException {
        Findings findings = new Findings(letters);
        findings.join(corpus, index, Set.of(), id -> false);
        return findings.report();
    }
}
