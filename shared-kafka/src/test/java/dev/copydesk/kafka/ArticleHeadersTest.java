package dev.copydesk.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.copydesk.model.EventHeaders;
import dev.copydesk.model.RawArticle;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class ArticleHeadersTest {
    private static final Removal REMOVAL = new Removal(Instant.parse("2026-11-22T12:00:00.5Z"), 7L << 20);

    @Test
    void aRemovalReadsBackAsItWasDescribed() {
        Headers headers = ArticleHeaders.describeRemoval(new RecordHeaders(), REMOVAL);

        assertThat(ArticleHeaders.removal(headers)).contains(REMOVAL);
    }

    @Test
    void describingAgainReplacesWhatWasSaid() {
        Headers headers = ArticleHeaders.describe(new RecordHeaders(), String.class);
        ArticleHeaders.describe(headers, RawArticle.class);

        assertThat(headers.headers(EventHeaders.EVENT_TYPE)).hasSize(1);
        assertThat(headers.lastHeader(EventHeaders.EVENT_TYPE).value())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("RawArticle");
    }

    @Test
    void headersThatDescribeNoRemovalGiveNone() {
        Headers none = new RecordHeaders();
        Headers half = new RecordHeaders().add(EventHeaders.REMOVAL_VERSION, new byte[] {'7'});
        Headers wrong = ArticleHeaders.describeRemoval(new RecordHeaders(), REMOVAL)
                .remove(EventHeaders.REMOVAL_VERSION)
                .add(EventHeaders.REMOVAL_VERSION, new byte[] {'x'});

        assertThat(ArticleHeaders.removal(none)).isEmpty();
        assertThat(ArticleHeaders.removal(half)).isEmpty();
        assertThat(ArticleHeaders.removal(wrong)).isEmpty();
    }
}
