package dev.copydesk.ingest.registry;

import static dev.copydesk.ingest.registry.Feeds.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.copydesk.model.EventJson;
import dev.copydesk.model.Source;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistrationReaderTest {
    private final RegistrationReader reader = new RegistrationReader(Duration.ofMinutes(1), Duration.ofHours(24));

    @Test
    void anAddressIsEnough() {
        FeedRegistration feed = read("{'url': 'https://www.example.org/feed'}").registration(NOW);

        assertThat(feed.url()).isEqualTo("https://www.example.org/feed");
        assertThat(feed.source()).isEqualTo(new Source("example.org", "example.org", "https://example.org/", null));
        assertThat(feed.fetchPages()).isFalse();
        assertThat(feed.addedAt()).isEqualTo(NOW);
    }

    @Test
    void theFeedsOfAPublisherHaveOneSource() {
        String homepage = "https://www.example.org/news";
        assertThat(read("{'url': 'https://feeds.example.net/world', 'homepage': '" + homepage + "'}")
                        .registration(NOW)
                        .source())
                .isEqualTo(new Source("example.org", "example.org", homepage, null));
    }

    @Test
    void everythingThatIsSaidIsKeptOverAWayThroughKafka() {
        FeedRegistration feed =
                read("{'url': 'https://example.org/feed', 'title': 'Example', 'source': {'name': 'The Example',"
                                + " 'homepage': 'https://example.org/', 'country': 'de'}, 'languageHint': 'pt-BR',"
                                + " 'categories': ['World', 'Science'], 'fetchPages': true, 'minInterval': 'PT5M',"
                                + " 'maxInterval': 'PT2H', 'unknown': 1}")
                        .registration(NOW);

        assertThat(feed.source()).isEqualTo(new Source("the-example", "The Example", "https://example.org/", "DE"));
        assertThat(feed.minInterval()).isEqualTo(Duration.ofMinutes(5));
        byte[] json = EventJson.write(feed);
        assertThat(EventJson.read(json, FeedRegistration.class)).isEqualTo(feed);
        assertThat(new String(json, StandardCharsets.UTF_8)).contains("\"minInterval\":\"PT5M\"");
    }

    @Test
    void ofAKnownFeedOnlyWhatIsSaidChanges() {
        FeedRegistration known = read("{'url': 'http://example.org/feed', 'title': 'Example', 'source': 'Name',"
                        + " 'categories': ['World']}")
                .registration(NOW);

        FeedRegistration changed =
                read("{'url': 'https://example.org/feed', 'fetchPages': true}").changing(known);

        assertThat(changed.id()).isEqualTo(known.id());
        assertThat(changed.url()).isEqualTo("https://example.org/feed");
        assertThat(changed.fetchPages()).isTrue();
        assertThat(changed.title()).isEqualTo("Example");
        assertThat(changed.source().name()).isEqualTo("Name");
        assertThat(changed.categories()).containsExactly("World");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'url': 5}|'url' is no text",
                "{'url': ''}|'url' is missing",
                "{'title': 'x'}|'url' is missing",
                "{'url': 'https://example.org/', 'fetchPages': 'yes'}|'fetchPages' is neither true nor false",
                "{'url': 'https://example.org/', 'categories': 'x'}|'categories' is no list",
                "{'url': 'https://example.org/', 'categories': [1]}|'categories' holds",
                "{'url': 'https://example.org/', 'country': 'Germany'}|'country' is no two-letter code",
                "{'url': 'https://example.org/', 'languageHint': 'x'}|'languageHint' is no language tag",
                "{'url': 'https://example.org/', 'homepage': 'javascript:x'}|'homepage' is no http",
                "{'url': 'https://example.org/', 'minInterval': 'PT1S'}|'minInterval' is PT1S, allowed are PT1M to PT24H",
                "{'url': 'https://example.org/', 'maxInterval': 'PT25H'}|'maxInterval' is PT25H",
                "{'url': 'https://example.org/', 'minInterval': 'PT2H', 'maxInterval': 'PT1H'}|longer than 'maxInterval'",
                "null|no JSON object",
                "'x'|no JSON object",
                "{'url'|no JSON object"
            })
    void whatIsWrongIsSaidInOneLine(String json, String message) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(BadRegistrationException.class)
                .message()
                .contains(message)
                .hasLineCount(1);
    }

    private NewFeed read(String json) {
        return reader.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
