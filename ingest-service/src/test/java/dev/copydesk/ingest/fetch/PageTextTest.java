package dev.copydesk.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTextTest {

    /** What publishers call by the name of the older set has the characters of the larger one. */
    @ParameterizedTest
    @CsvSource({
        "gb2312, GB18030, 朱镕基",
        "euc-kr, x-windows-949, 펲시맨",
        "shift_jis, windows-31j, ①髙橋",
        "iso-8859-1, windows-1252, “Köln” – 5 €",
        "iso-8859-9, windows-1254, “İzmir”",
        "big5, Big5-HKSCS, 香港㗎",
        "utf-8, UTF-8, Zürich 日本"
    })
    void aPageIsReadInTheSetThatItsAuthorsMean(String named, String meant, String text) {
        byte[] byMeta = ("<meta charset=\"" + named + "\"><p>" + text).getBytes(Charset.forName(meant));
        byte[] plain = ("<p>" + text).getBytes(Charset.forName(meant));

        assertThat(PageText.decode(byMeta, "text/html")).endsWith("<p>" + text);
        assertThat(PageText.decode(plain, "text/html; charset=" + named)).isEqualTo("<p>" + text);
    }

    @Test
    void aMetaElementThatCanBeReadByteByByteNamesNoWideCharset() {
        byte[] page = "<meta charset=utf-16><p>Zürich".getBytes(StandardCharsets.UTF_8);

        assertThat(PageText.decode(page, null)).endsWith("<p>Zürich");
    }

    @Test
    void withoutAnyNameItIsUtf8WhereItCanBe() {
        assertThat(PageText.decode("<p>Zürich".getBytes(StandardCharsets.UTF_8), null))
                .isEqualTo("<p>Zürich");
        assertThat(PageText.decode("<p>Zürich".getBytes(StandardCharsets.ISO_8859_1), null))
                .isEqualTo("<p>Zürich");
        assertThat(PageText.decode("<p>Zürich".getBytes(StandardCharsets.ISO_8859_1), "text/html; charset=no-such"))
                .isEqualTo("<p>Zürich");
    }
}
