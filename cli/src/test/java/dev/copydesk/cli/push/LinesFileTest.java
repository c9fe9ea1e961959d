package dev.copydesk.cli.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LinesFileTest {
    private final Collected sink = new Collected();

    @Test
    void rowsAreHandedOnAsTheyAreWithTheirLineNumbers() throws IOException {
        read("{\"title\":\"a\"}\n\n  \n{\"title\":\"b\"}", null);

        assertThat(sink.json()).containsExactly("{\"title\":\"a\"}", "{\"title\":\"b\"}");
        assertThat(sink.rows).extracting(Row::line).containsExactly(1L, 4L);
        assertThat(sink.problems).isEmpty();
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstRow() throws IOException {
        read("\uFEFF{\"title\":\"a\"}\n", null);

        assertThat(sink.json()).containsExactly("{\"title\":\"a\"}");
    }

    @Test
    void aLineThatIsNotUtf8IsNamedAndTheOthersGoOn() throws IOException {
        byte[] bytes = "{\"a\":1}\n{\"b\":\"?\"}\n{\"c\":1}\n".getBytes(StandardCharsets.US_ASCII);
        bytes[14] = (byte) 0xFF;
        LinesFile.read(new ByteArrayInputStream(bytes), "f.jsonl", Origin.pushed(null), sink);

        assertThat(sink.problems).containsExactly("f.jsonl:2: byte 7 of the line is not UTF-8; save the file as UTF-8");
        assertThat(sink.rows).hasSize(2);
    }

    @Test
    void aNulByteIsNamed() throws IOException {
        read("{\"a\":\"\0\"}\n", null);

        assertThat(sink.problems).singleElement().asString().startsWith("f.jsonl:1: byte 7 of the line is NUL");
    }

    @Test
    void aLineOfMoreThanTwoMebibytesIsNamed() throws IOException {
        read("{\"a\":\"" + "x".repeat(Row.MAX_BYTES) + "\"}\n{\"b\":1}\n", null);

        assertThat(sink.problems).singleElement().asString().startsWith("f.jsonl:1: the line is 2.1 MB long");
        assertThat(sink.json()).containsExactly("{\"b\":1}");
    }

    @Test
    void aBinaryFileGetsOneLineAndIsReadToItsEnd() throws IOException {
        String binary = "\0\1\2\n".repeat(50_000);
        read(binary, null);

        assertThat(sink.problems).singleElement().asString().startsWith("f.jsonl:1: is binary");
        assertThat(sink.bytes).isGreaterThan(binary.length() / 2);
    }

    @Test
    void aBadFirstLineOfATextFileIsNamedAndTheOthersGoOn() throws IOException {
        byte[] bytes = "# export of M?rz\n{\"a\":1}\n{\"b\":1}\n".getBytes(StandardCharsets.US_ASCII);
        bytes[13] = (byte) 0xE4;
        LinesFile.read(new ByteArrayInputStream(bytes), "f.jsonl", Origin.pushed(null), sink);
        read("\0{\"c\":1}\n{\"d\":1}\n", null);

        assertThat(sink.json()).containsExactly("{\"a\":1}", "{\"b\":1}", "{\"d\":1}");
        assertThat(sink.problems)
                .containsExactly(
                        "f.jsonl:1: byte 14 of the line is not UTF-8; save the file as UTF-8",
                        "f.jsonl:1: byte 1 of the line is NUL; remove it or write it as \\u0000");
    }

    @Test
    void compressedDataIsBinary() throws IOException {
        java.io.ByteArrayOutputStream packed = new java.io.ByteArrayOutputStream();
        try (java.util.zip.GZIPOutputStream out = new java.util.zip.GZIPOutputStream(packed)) {
            for (int i = 0; i < 20_000; i++) {
                out.write(("{\"n\":" + i * 7919L % 10_007 + "}\n").getBytes(StandardCharsets.US_ASCII));
            }
        }
        LinesFile.read(new ByteArrayInputStream(packed.toByteArray()), "f.jsonl", Origin.pushed(null), sink);

        assertThat(sink.problems).singleElement().asString().startsWith("f.jsonl:1: is binary");
        assertThat(sink.rows).isEmpty();
    }

    @Test
    void anEmptyFileIsNamed() throws IOException {
        read("", null);

        assertThat(sink.problems).singleElement().asString().startsWith("f.jsonl:1: the file is empty");
    }

    @Test
    void theSourceAskedForIsAddedWhereARowHasNone() throws IOException {
        read("{\"title\":\"a\"}\n{\"source\":\"own\"}\n{}\nbroken\n", "Me \"x\"");

        assertThat(sink.json())
                .containsExactly(
                        "{\"source\":\"Me \\\"x\\\"\",\"title\":\"a\"}",
                        "{\"source\":\"own\"}",
                        "{\"source\":\"Me \\\"x\\\"\"}",
                        "broken");
    }

    private void read(String text, @org.jspecify.annotations.Nullable String source) throws IOException {
        LinesFile.read(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                "f.jsonl",
                Origin.pushed(source),
                sink);
    }
}
