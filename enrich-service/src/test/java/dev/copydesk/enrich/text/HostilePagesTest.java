package dev.copydesk.enrich.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that nobody meant to be read: each gives an answer, and none an exception. */
class HostilePagesTest {
    private static final String PROSE =
            "The council voted on Sunday, after long debate, to raise the wall by a metre. ";

    @ParameterizedTest
    @ValueSource(strings = {"div", "blockquote", "ul", "a", "b", "table", "span", "article", "li"})
    void anElementNestedAHundredThousandTimesIsRead(String name) {
        String page =
                "<html><body><h1>Title of it</h1><p>" + PROSE + "</p>" + ("<" + name + ">").repeat(100_000) + PROSE;

        assertThat(PageReader.shipped().read(page, null, "", null).main().text())
                .contains("council");
    }

    /** Where each level has something that is looked for, and looking for what is around it would take squared time. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<ul><li><a>x</a>",
                "<div class=byline><a>x</a>",
                "<div class=vcard><b class=fn>x</b>",
                "<div itemprop=author><i itemprop=name>x</i>",
                "<section><time datetime=x>x</time>",
                "<article><h1>Title of it</h1>",
                "<blockquote><p>Said so.</p>",
                "<table><tr><td><b>x</b>"
            })
    void aLevelRepeatedFortyThousandTimesIsRead(String level) {
        String page = "<html><body><h1>Title of it</h1><p>" + PROSE + "</p>" + level.repeat(40_000) + PROSE;

        assertThat(PageReader.shipped().read(page, null, "", null).main().text())
                .contains("council");
    }

    @Test
    void tenMillionCharactersAreReadToTheirEnd() {
        String paragraph = "<p>" + PROSE.repeat(4) + "</p>\n";
        String page = "<html><body><article><h1>Title of it</h1>" + paragraph.repeat(10_000_000 / paragraph.length());

        ExtractedPage read = PageReader.shipped().read(page, null, "", null);

        assertThat(read.main().text()).startsWith("The council");
    }

    @Test
    void aPageThatIsTooLongSaysWhereItWasCut() {
        String page = "<html><body><p>" + PROSE + "</p>" + " ".repeat(PageReader.MAX_INPUT_CHARS);

        assertThat(PageReader.shipped().read(page, null, "", null).notes())
                .contains("page read up to character " + PageReader.MAX_INPUT_CHARS);
    }

    @Test
    void manyElementsOfOneKindTakeLinearTime() {
        for (String one : List.of(
                "<blockquote>" + PROSE + "</blockquote>",
                "<time datetime='x'>1</time>",
                "<script type='application/ld+json'>{\"a\":[</script>",
                "<meta name=date content=never>",
                "<a href='#'>link</a>",
                "<script>\"content\":\"",
                "<h1>Title</h1>")) {
            String page = "<html><body>" + one.repeat(20_000);

            assertThat(PageReader.shipped().read(page, null, "", null)).as(one).isNotNull();
        }
    }

    @Test
    void mutatedPagesGiveAnAnswer() throws IOException {
        long seed = System.nanoTime();
        System.out.println("HostilePagesTest.mutatedPagesGiveAnAnswer seed " + seed);
        Random random = new Random(seed);
        for (String name : List.of("news-page", "standfirst-outside-the-body", "script-only", "stated-body")) {
            byte[] page = bytes(name);
            for (int round = 0; round < 40; round++) {
                byte[] mutated = page.clone();
                int changes = 1 + random.nextInt(60);
                for (int i = 0; i < changes; i++) {
                    mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
                }
                String html = PageEncoding.decode(mutated);

                assertThat(PageReader.shipped().read(html, "https://coast.example/a", "", null))
                        .as("seed " + seed)
                        .isNotNull();
            }
        }
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = HostilePagesTest.class.getResourceAsStream("/pages/" + name + ".html")) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    @Test
    void unpairedSurrogatesAndControlCharactersAreNoText() {
        String page = "<html><body><h1>Title</h1><p>\ud800" + PROSE + "\u0000\u0007\udc00</p><p>" + PROSE
                + "</p></body></html>";

        assertThat(PageReader.shipped().read(page, null, "", null).main().text().getBytes(UTF_8))
                .asString(UTF_8)
                .doesNotContain("?")
                .contains("council");
    }
}
