package dev.copydesk.index.search;

import static dev.copydesk.index.search.Parameters.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    private static final Cursor CURSOR = new Cursor(
            "a view",
            JsonNodeFactory.instance.arrayNode().add(1772323200000L).add("an id"),
            Cursor.fingerprint(request("q", "x", "lang", "de")));

    @Test
    void goesOnWithTheSameSearchInAnotherSizeOfPage() {
        assertThat(Cursor.parse(CURSOR.token(), request("q", "x", "lang", "de", "size", "7")))
                .isEqualTo(CURSOR);
        assertThat(CURSOR.token()).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "€", "e30", "bnVsbA", "W10", "%", "a b"})
    void whatIsNoCursorIsRefused(String token) {
        assertThatThrownBy(() -> Cursor.parse(token, request("q", "x", "lang", "de")))
                .isInstanceOf(BadSearchException.class)
                .hasMessage("this is no cursor; begin with cursor=start");
    }

    @Test
    void anotherSearchCannotGoOn() {
        assertThatThrownBy(() -> Cursor.parse(CURSOR.token(), request("q", "y", "lang", "de")))
                .isInstanceOf(BadSearchException.class)
                .hasMessageStartingWith("this cursor is another search's");
        assertThatThrownBy(() -> Cursor.parse(CURSOR.token(), request("q", "x", "lang", "de", "sort", "oldest")))
                .isInstanceOf(BadSearchException.class);
    }
}
