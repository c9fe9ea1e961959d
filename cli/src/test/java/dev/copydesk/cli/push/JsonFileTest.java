package dev.copydesk.cli.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonFileTest {
    private final Collected sink = new Collected();

    @Test
    void oneObjectIsOneRowOnOneLine() throws IOException {
        read("{\n \"title\": \"a\\nb\",\n \"n\": 15\n}");

        assertThat(sink.json()).containsExactly("{\"title\":\"a\\nb\",\"n\":15}");
        assertThat(sink.problems).isEmpty();
    }

    @Test
    void anArrayIsItsRowsWithTheLinesTheyBeginOn() throws IOException {
        read("[\n{\"title\":\"a\"},\n5,\n{\"authors\":[\"x\",{\"y\":[]}]}\n]");

        assertThat(sink.json()).containsExactly("{\"title\":\"a\"}", "{\"authors\":[\"x\",{\"y\":[]}]}");
        assertThat(sink.rows).extracting(Row::line).containsExactly(2L, 4L);
        assertThat(sink.problems).singleElement().asString().startsWith("f.json:3: is not a JSON object");
    }

    @Test
    void rowsOneBehindTheOtherAreRead() throws IOException {
        read("{\"a\":1}\n{\"b\":2}");

        assertThat(sink.json()).containsExactly("{\"a\":1}", "{\"b\":2}");
    }

    @Test
    void whatComesBeforeAFaultIsReadAndTheFaultIsNamed() throws IOException {
        read("[{\"a\":1},\n{\"b\":");

        assertThat(sink.json()).containsExactly("{\"a\":1}");
        assertThat(sink.problems).singleElement().asString().startsWith("f.json:2: is not JSON");
    }

    @Test
    void anArticleThatIsTooLongIsNamedAndTheNextIsRead() throws IOException {
        read("[{\"a\":\"" + "x".repeat(Row.MAX_BYTES) + "\"},{\"b\":2}]");

        assertThat(sink.json()).containsExactly("{\"b\":2}");
        assertThat(sink.problems).containsExactly("f.json:1: the article is longer than 2 MiB; shorten it");
    }

    @Test
    void aStringLongerThanAnyLimitIsRefusedAloneWhateverItConsistsOf() throws IOException {
        for (String piece : new String[] {"x", "\\n", "\\u00e4", "\\ud83d\\ude00", "\u65b0", "\\\\", "\\\""}) {
            sink.problems.clear();
            sink.rows.clear();
            int times = (ShortenedStrings.MAX_BYTES + 5_000_000) / piece.length();
            read("[{\"a\":\"" + piece.repeat(times) + "\"},\n{\"b\":2},{\"" + "y".repeat(Row.MAX_BYTES)
                    + "\":1},{\"c\":3}]");

            assertThat(sink.json()).as(piece).containsExactly("{\"b\":2}", "{\"c\":3}");
            assertThat(sink.problems)
                    .as(piece)
                    .containsExactly(
                            "f.json:1: the article is longer than 2 MiB; shorten it",
                            "f.json:2: the article is longer than 2 MiB; shorten it");
        }
    }

    @Test
    void aFileWithoutArticlesIsNamed() throws IOException {
        read(" [] ");

        assertThat(sink.problems).singleElement().asString().startsWith("f.json:1: the file holds no article");
    }

    private void read(String text) throws IOException {
        JsonFile.read(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "f.json", Origin.pushed(null), sink);
    }
}
