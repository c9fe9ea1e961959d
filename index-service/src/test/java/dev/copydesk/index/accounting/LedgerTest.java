package dev.copydesk.index.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.copydesk.index.dead.OpenLetters.Letter;
import dev.copydesk.index.elasticsearch.IndexedVersion;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final AdmissionCount TEN = new AdmissionCount(10, 2, 1, 1, 1, 5);

    @Test
    void whatIsNeitherIndexedNorCountedOtherwiseIsInFlight() {
        Ledger ledger = Ledger.of(Map.of("a", TEN), held(Map.of("a", 3L)), Map.of(), Map.of());

        assertThat(ledger.sources()).containsEntry("a", new Account(10, 3, 2, 1, 1, 1, 0, 2));
        assertThat(ledger.total()).isEqualTo(ledger.sources().get("a"));
    }

    @Test
    void theTotalIsTheSumOfTheSources() {
        Ledger ledger = Ledger.of(Map.of("a", TEN, "b", TEN), held(Map.of("a", 5L, "b", 4L)), Map.of(), Map.of());

        assertThat(ledger.total()).isEqualTo(new Account(20, 9, 4, 2, 2, 2, 0, 1));
    }

    @Test
    void aLetterOfAnArticleThatIsNotIndexedMakesItDead() {
        Ledger ledger = Ledger.of(
                Map.of("a", TEN),
                held(Map.of("a", 4L)),
                Map.of("x", new Letter("x", 1 << 20, "a", Instant.EPOCH)),
                Map.of());

        assertThat(ledger.total()).isEqualTo(new Account(10, 4, 2, 1, 1, 2, 0, 0));
    }

    @Test
    void aLetterIsForgottenWhenThatVersionOrANewerOneIsIndexed() {
        Ledger ledger = Ledger.of(
                Map.of("a", TEN),
                held(Map.of("a", 5L)),
                Map.of("x", new Letter("x", 1 << 20, "a", Instant.EPOCH)),
                Map.of("x", new IndexedVersion(1L << 20, false)));

        assertThat(ledger.total()).isEqualTo(new Account(10, 5, 2, 1, 1, 1, 0, 0));
    }

    @Test
    void aDocumentWhoseNewerVersionIsDeadCountsOnce() {
        Ledger ledger = Ledger.of(
                Map.of("a", TEN),
                held(Map.of("a", 5L)),
                Map.of("x", new Letter("x", 2 << 20, "a", Instant.EPOCH)),
                Map.of("x", new IndexedVersion(1L << 20, false)));

        assertThat(ledger.total()).isEqualTo(new Account(10, 4, 2, 1, 1, 2, 0, 0));
    }

    @Test
    void articlesOfMonthsThatLeftAreExpired() {
        Ledger ledger = Ledger.of(
                Map.of("a", TEN),
                new IndexedArticles.Counts(Map.of("a", 1L), Map.of("a", 4L)),
                Map.of("x", new Letter("x", 2 << 20, "a", Instant.EPOCH)),
                Map.of("x", new IndexedVersion(1L << 20, true)));

        assertThat(ledger.total()).isEqualTo(new Account(10, 1, 2, 1, 1, 2, 3, 0));
    }

    private static IndexedArticles.Counts held(Map<String, Long> bySource) {
        return new IndexedArticles.Counts(bySource, Map.of());
    }
}
