package dev.copydesk.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PageEncodingTest {
    private static final String RUSSIAN = "Совет проголосовал за новую стену гавани после долгого обсуждения.";
    private static final String JAPANESE = "港の壁を一メートル高くすることが、日曜日に決まりました。";

    @Test
    void aByteOrderMarkDecides() {
        assertThat(PageEncoding.decode("\ufeffGavée".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("Gavée");
        assertThat(PageEncoding.decode("\ufeffGavée".getBytes(StandardCharsets.UTF_16BE)))
                .isEqualTo("Gavée");
        assertThat(PageEncoding.decode("\ufeffGavée".getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo("Gavée");
    }

    @Test
    void aDeclaredCharsetIsBelievedUnlessTheBytesAreUtf8() {
        String page = "<html><head><meta charset=windows-1251></head><body>" + RUSSIAN;

        assertThat(PageEncoding.decode(page.getBytes(Charset.forName("windows-1251"))))
                .contains(RUSSIAN);
        assertThat(PageEncoding.decode(page.getBytes(StandardCharsets.UTF_8))).contains(RUSSIAN);
    }

    @Test
    void whatDeclaresNothingIsToldByItsForm() {
        assertThat(PageEncoding.decode(RUSSIAN.repeat(5).getBytes(Charset.forName("windows-1251"))))
                .contains(RUSSIAN);
        assertThat(PageEncoding.decode(JAPANESE.repeat(5).getBytes(Charset.forName("Shift_JIS"))))
                .contains(JAPANESE);
        assertThat(PageEncoding.decode("Où est la café théâtre".getBytes(Charset.forName("windows-1252"))))
                .isEqualTo("Où est la café théâtre");
        assertThat(PageEncoding.decode("<html><body>text of it</body></html>".getBytes(StandardCharsets.UTF_16LE)))
                .contains("text of it");
    }

    @Test
    void aFewBrokenBytesAreSlipsInUtf8() {
        byte[] bytes = ("é".repeat(200) + "x").getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 1] = (byte) 0xE9;

        assertThat(PageEncoding.decode(bytes)).startsWith("é".repeat(200));
    }
}
