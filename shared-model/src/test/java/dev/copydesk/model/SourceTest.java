package dev.copydesk.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceTest {

    @ParameterizedTest
    @CsvSource({
        "The Daily Example, the-daily-example",
        "'  New York Times - News ', new-york-times-news",
        "ISTANBUL I, istanbul-i",
        "नवभारत समाचार, नवभारत-समाचार",
        "海原新報, 海原新報",
        "!!!, unnamed",
    })
    void aNameAloneGivesAStableId(String name, String id) {
        assertThat(Source.named(name).id()).isEqualTo(id);
    }
}
