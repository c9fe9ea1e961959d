package dev.copydesk.ingest.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimpleMarkupTest {
    private static final List<String> PARTS = List.of(
            "<p>",
            "</p>",
            "<p class=\"lead\">",
            "<div>",
            "</div>",
            "<ul>",
            "</ul>",
            "<li>",
            "</li>",
            "<b>",
            "</b>",
            "<i>",
            "</i>",
            "<a href='/x?a=1&b=2' title=\"a > b\">",
            "</a>",
            "<em>",
            "</em>",
            "<span>",
            "</span>",
            "<br>",
            "<br/>",
            "<BR />",
            "<img src=\"x.png\" alt=\"y\"/>",
            "<h2>",
            "</h2>",
            "<blockquote>",
            "</blockquote>",
            "word",
            "x",
            " ",
            "  ",
            "\n",
            "\t",
            "\u00A0",
            "\u00AD",
            "\u200B",
            "é中\uD83D\uDE00",
            "&amp;",
            "&lt;",
            "&gt;",
            "&quot;",
            "&nbsp;",
            "&#39;",
            "&#8217;",
            "&#160;",
            "&#173;",
            "&#x41;",
            "&copy;",
            "&#128;",
            "&",
            "<",
            ">",
            "\"",
            "<!-- c -->",
            "<script>a</script>",
            "<table>",
            "<td>",
            "<pre>",
            "</pre>",
            "<p",
            "</",
            "<a b=c>",
            "\u0001",
            "<title>",
            "<section>",
            "</section>",
            "<ol>",
            "</ol>",
            "<u>",
            "</u>");

    @Test
    void itSaysWhatAParserSaysOrNothing() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int understood = 0;
        for (int round = 0; round < 300_000; round++) {
            StringBuilder markup = new StringBuilder();
            int kinds = random.nextBoolean() ? PARTS.size() : 46;
            for (int length = 1 + random.nextInt(14); length > 0; length--) {
                markup.append(PARTS.get(random.nextInt(kinds)));
            }
            String text = SimpleMarkup.text(markup.toString());
            if (text != null) {
                understood++;
                assertThat(text)
                        .as("seed %d: %s", seed, markup)
                        .isEqualTo(Jsoup.parse(markup.toString()).text());
            }
        }
        assertThat(understood).isGreaterThan(10_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>One <a href=\"https://example.org/?a=1&amp;b=2\">two</a>, <b>three</b>.</p>\n<p>Four<br/>five</p>",
                "<div><p>One</p><ul><li>Two</li><li>Three &amp; four</li></ul></div>",
                "Profits rise 5 &#8211; 6 &lt; 7",
                "<img src=\"a.jpg\" alt=\"A\" /><p>After a picture</p>"
            })
    void ordinaryFeedsNeedNoParser(String markup) {
        assertThat(SimpleMarkup.text(markup))
                .isNotNull()
                .isEqualTo(Jsoup.parse(markup).text());
    }
}
