package dev.copydesk.ingest.feed.opml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OpmlTest {

    @Test
    void aListGivesItsFeedsWithFoldersLanguageAndCountry() {
        OpmlList list = read("""
                <opml version="2.0"><head><title>Mine</title></head><body>
                <outline text="World"><outline text="Asia">
                  <outline type="rss" text="A" xmlUrl="https://a.example/feed" htmlUrl="https://a.example/" language="ja"
                    country="jp" category="/News/Asia,Extra"/></outline>
                  <outline type="rss" title="B" text="b" xmlUrl="https://b.example/feed"></outline>
                </outline>
                <outline type="rss" xmlUrl="https://c.example/feed"/>
                <outline type="link" text="No feed" url="https://d.example/"/>
                </body></opml>""");

        assertThat(list.title()).isEqualTo("Mine");
        assertThat(list.feeds())
                .containsExactly(
                        new OpmlFeed(
                                "https://a.example/feed",
                                "A",
                                "https://a.example/",
                                List.of("World", "Asia"),
                                List.of("News/Asia", "Extra"),
                                "ja",
                                "JP",
                                null,
                                null),
                        new OpmlFeed(
                                "https://b.example/feed",
                                "B",
                                null,
                                List.of("World"),
                                List.of(),
                                null,
                                null,
                                null,
                                null),
                        new OpmlFeed(
                                "https://c.example/feed", null, null, List.of(), List.of(), null, null, null, null));
        assertThat(list.problems()).isEmpty();
    }

    @Test
    void bareAmpersandsMissingEndsAndUnescapedMarkupAreForgiven() {
        OpmlList list = read("""
                \uFEFF<?xml version="1.0" encoding="windows-1252"?>
                <opml><body><outline text="Köln & Bonn">
                <outline text="A" xmlUrl="https://a.example/feed?x=1&copy=2" type="rss">
                <outline text="B" description="by <a href="https://x.example">x</a>" xmlUrl="https://b.example/feed" type="rss">
                </outline><outline text="C" xmlUrl="https://c.example/feed" type="rss"/></body>""");

        assertThat(list.feeds())
                .extracting(OpmlFeed::address)
                .containsExactly(
                        "https://a.example/feed?x=1&copy=2", "https://b.example/feed", "https://c.example/feed");
        assertThat(list.feeds().get(0).folders()).containsExactly("Köln & Bonn");
        assertThat(list.feeds().get(1).folders()).containsExactly("Köln & Bonn");
        assertThat(list.problems()).anyMatch(line -> line.contains("not well-formed"));
    }

    @Test
    void whatIsNoListIsNone() {
        assertThat(Opml.read("<rss><channel/></rss>".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(Opml.read(new byte[0])).isEmpty();
    }

    @Test
    void aWrittenListIsReadBackTheSame() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            List<OpmlFeed> feeds = new ArrayList<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                List<String> folders = new ArrayList<>();
                for (int depth = random.nextInt(4); depth > 0; depth--) {
                    folders.add(text(random));
                }
                feeds.add(new OpmlFeed(
                        "https://example.org/" + i + "?a&b=" + text(random).replace(' ', '+'),
                        text(random),
                        random.nextBoolean() ? "https://example.org/" : null,
                        folders,
                        random.nextBoolean() ? List.of("a/b", "c") : List.of(),
                        random.nextBoolean() ? "en" : null,
                        random.nextBoolean() ? "GB" : null,
                        random.nextBoolean() ? text(random) : null,
                        random.nextBoolean() ? Boolean.valueOf(random.nextBoolean()) : null));
            }
            OpmlList list = new OpmlList(text(random), feeds, List.of());

            assertThat(Opml.read(Opml.write(list))).as("seed %d", seed).contains(list);
        }
    }

    private static String text(Random random) {
        String alphabet = "aÄ&<>\"' é中;#x\n\t";
        StringBuilder text = new StringBuilder("t");
        for (int length = random.nextInt(12); length > 0; length--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.append('t').toString();
    }

    private static OpmlList read(String opml) {
        return Opml.read(opml.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }
}
