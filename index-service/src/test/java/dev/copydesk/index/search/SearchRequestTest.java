package dev.copydesk.index.search;

import static dev.copydesk.index.search.Parameters.criteria;
import static dev.copydesk.index.search.Parameters.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchRequestTest {

    @Test
    void matchesEverythingByDefault() {
        SearchRequest request = request();

        assertThat(request.criteria().matchesAll()).isTrue();
        assertThat(request.criteria().folded()).isTrue();
        assertThat(request.size()).isEqualTo(20);
        assertThat(request.order()).isEqualTo(Order.NEWEST);
        assertThat(request.highlight()).isFalse();
        assertThat(request.facets()).isEmpty();
        assertThat(request.histogram()).isNull();
        assertThat(request.cursor()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "*", " * "})
    void anEmptyQueryOrAStarMatchesEverything(String query) {
        assertThat(criteria("q", query, "lang", "", "size", "").matchesAll()).isTrue();
    }

    @Test
    void lowerCasesTheLanguageInNoLocale() {
        assertThat(criteria("lang", "ID").language()).isEqualTo("id");
    }

    @ParameterizedTest
    @CsvSource({"source, bbc", "all, ''", "all, TRUE", "group, 0123456789abcdef0123456789abcdef", "status, near"})
    void unfoldsWhereASourceAGroupAStatusOrAllIsAskedFor(String name, String value) {
        assertThat(criteria(name, value).folded()).isFalse();
        assertThat(criteria("all", "false").folded()).isTrue();
    }

    @Test
    void wordsAreSortedByRelevanceUnlessADateIsAskedFor() {
        assertThat(request("q", "x").order()).isEqualTo(Order.RELEVANCE);
        assertThat(request("q", "x", "sort", "newest").order()).isEqualTo(Order.NEWEST);
        assertThat(request("sort", "relevance").order()).isEqualTo(Order.NEWEST);
    }

    @Test
    void aHistogramHasAZoneAndPartsWhereTheyAreAskedFor() {
        Histogram plain = request("histogram", "day").histogram();
        Histogram broken = request("histogram", "auto", "breakdown", "language", "zone", "Europe/Paris")
                .histogram();

        assertThat(plain).isEqualTo(new Histogram(Interval.DAY, null, ZoneOffset.UTC));
        assertThat(broken).isEqualTo(new Histogram(null, Facet.LANGUAGE, ZoneId.of("Europe/Paris")));
    }

    @Test
    void facetsAreAListOfNames() {
        assertThat(request("facets", "language, TOPIC,language").facets()).containsExactly(Facet.LANGUAGE, Facet.TOPIC);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "size      | -1          | size must be a number from 0 to 10000",
                "size      | 10001       | size must be a number from 0 to 10000",
                "size      | 99999999999 | size must be a number from 0 to 10000",
                "size      | 1.5         | size must be a number from 0 to 10000",
                "all       | maybe       | all must be true or false",
                "highlight | 2           | highlight must be true or false",
                "sort      | best        | sort must be relevance, newest, oldest or arrived",
                "facets    | language,no | there is no facet no; there are language, topic, source, status, country,"
                        + " author, keyphrase, delay",
                "histogram | minute      | histogram must be auto, hour, day, week, month, year",
                "zone      | Mars        | zone is no time zone: write it like Europe/Paris or +02:00",
                "breakdown | colour      | there is no facet colour; there are language, topic, source, status, country,"
                        + " author, keyphrase, delay",
                "breakdown | ,           | there is no facet ,; there are language, topic, source, status, country,"
                        + " author, keyphrase, delay",
                "status    | NEAR,FAR    | status must be ORIGINAL, EXACT, NEAR, or several of them by commas",
                "delay     | PT2M        | delay must be PT1M, PT5M, PT15M, PT1H, PT3H, PT12H, PT24H, PT72H, more",
                "copies    | some        | copies must be true or false",
                "group     | 1           | group must be the id of an article: 32 lower-case hex digits"
            })
    void refusesWhatItCannotUnderstand(String name, String value, String message) {
        assertThatThrownBy(() -> request(name, value))
                .isInstanceOf(BadSearchException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-02-30", "2026-3-1", "+12345-01-01T00:00:00Z", "-0001-01-01"})
    void refusesWhatIsNoDate(String date) {
        assertThatThrownBy(() -> request("from", date))
                .isInstanceOf(BadSearchException.class)
                .hasMessageContaining("from");
        assertThatThrownBy(() -> request("to", date))
                .isInstanceOf(BadSearchException.class)
                .hasMessageContaining("to");
    }

    @Test
    void refusesAQueryThatIsTooLong() {
        assertThatThrownBy(() -> request("q", "a".repeat(1001)))
                .isInstanceOf(BadSearchException.class)
                .hasMessage("q has 1001 characters, at most 1000 are allowed");
    }
}
