package dev.copydesk.ingest.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/rss?rss=world",
                "http://example.org/rss?rss=world",
                "HTTPS://EXAMPLE.org:443/rss?rss=world#top",
                "http://example.org:80/rss?rss=world",
                "feed://example.org/rss?rss=world",
                "feed:https://example.org/rss?rss=world",
                "  https://example.org/rss?rss=world "
            })
    void oneFeedWrittenInManyWaysIsOne(String url) {
        assertThat(FeedAddress.of(url).id())
                .isEqualTo(FeedAddress.of("https://example.org/rss?rss=world").id())
                .hasSize(32);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/rss?rss=sport",
                "https://example.org/rss",
                "https://example.org/RSS?rss=world",
                "https://example.org/rss/?rss=world",
                "https://example.org:8080/rss?rss=world",
                "https://m.example.org/rss?rss=world"
            })
    void twoFeedsAreNeverTakenForOne(String url) {
        assertThat(FeedAddress.of(url).id())
                .isNotEqualTo(
                        FeedAddress.of("https://example.org/rss?rss=world").id());
    }

    @Test
    void theIdIsStable() {
        assertThat(FeedAddress.of("https://example.org/feed.xml").id()).isEqualTo("796fbd1efd4f5de946a3fb83e0fb7088");
    }

    @ParameterizedTest
    @CsvSource({
        "https://bücher.example/feed, https://xn--bcher-kva.example/feed",
        "http://[::1]:8080/a b, http://[::1]:8080/a%20b",
        "https://example.org, https://example.org/",
        "https://example.org/100%, https://example.org/100%25"
    })
    void anAddressIsWrittenAsItCanBeAsked(String written, String url) {
        assertThat(FeedAddress.of(written).url()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.org/feed",
                "ftp://example.org/feed",
                "file:///etc/passwd",
                "https:///feed",
                "javascript:alert(1)",
                "https://name:secret@example.org/feed"
            })
    void whatIsNoAddressIsRefusedInOneLineWithoutItsSecrets(String url) {
        assertThatThrownBy(() -> FeedAddress.of(url))
                .isInstanceOf(BadRegistrationException.class)
                .message()
                .hasLineCount(1)
                .doesNotContain("secret");
    }

    @Test
    void anEndlessAddressIsRefused() {
        assertThatThrownBy(() -> FeedAddress.of("https://example.org/" + "a".repeat(3000)))
                .isInstanceOf(BadRegistrationException.class)
                .hasMessageContaining("3020 characters");
    }
}
