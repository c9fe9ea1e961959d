package dev.copydesk.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalUrlTest {

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/urls/canonical-v1.csv", delimiter = '|', numLinesToSkip = 1)
    void spellingsOfOneAddressAreOne(String written, String canonical) {
        assertThat(CanonicalUrl.of(written)).contains(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "not an address",
                "mailto:a@example.org",
                "ftp://example.org/a",
                "https://",
                "https:///a",
                "javascript:alert(1)",
                "urn:uuid:1",
                "/relative",
                "https://exa mple.org/",
                "https://a..b/"
            })
    void whatIsNoWebAddressHasNone(String written) {
        assertThat(CanonicalUrl.of(written)).isEmpty();
    }

    @Test
    void canonicalAddressesAreTheirOwnCanonicalForm() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String alphabet = "aZ09./?&=#%:@!$~-_ü中 \\\u0000+;www.m.amp/../index.html";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder url = new StringBuilder("https://example.org");
            for (int length = random.nextInt(40); length > 0; length--) {
                url.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            CanonicalUrl.of(url.toString()).ifPresent(canonical -> assertThat(CanonicalUrl.of(canonical))
                    .as("seed %d: %s", seed, url)
                    .contains(canonical));
        }
    }

    @Test
    void anAddressThatIsTooLongHasNone() {
        assertThat(CanonicalUrl.of("https://example.org/" + "a".repeat(CanonicalUrl.MAX_LENGTH)))
                .isEmpty();
    }
}
