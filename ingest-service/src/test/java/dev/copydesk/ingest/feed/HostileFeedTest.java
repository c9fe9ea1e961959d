package dev.copydesk.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.copydesk.ingest.feed.opml.Opml;
import dev.copydesk.model.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The time limit only ends what would never end: it tells linear from quadratic, not fast from slow. */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class HostileFeedTest {
    private static final int LENGTH = 1024 * 1024;
    private static final String HEAD = "<rss version='2.0'><channel>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a>",
                "<item>",
                "<item><title>",
                "</item>",
                "<a b=\"",
                "<a b='<x",
                "<a b=\"<x\" c=\"",
                "<a b=",
                "<!--",
                "<?x",
                "<![CDATA[",
                "&amp;",
                "&",
                "&#1",
                "<!DOCTYPE x [<!ENTITY a \"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\">]>&a;&a;&a;",
                "<",
                "<x:y xmlns:x='z'>",
                "]]>",
                "<item xml:base='a/'>",
                "\u0000",
                "é"
            })
    void repetitionsOfAnythingAreReadInBoundedTime(String piece) {
        byte[] document = (HEAD + piece.repeat(LENGTH / piece.length())).getBytes(StandardCharsets.UTF_8);

        FeedDocument read = FeedParser.parse(document, null, "https://example.org/feed");

        if (read instanceof Feed feed) {
            assertThat(feed.items()).hasSizeLessThanOrEqualTo(FeedLimits.MAX_ITEMS);
            assertThat(feed.problems()).hasSizeLessThanOrEqualTo(FeedLimits.MAX_PROBLEMS + 1);
        }
        assertThat(Opml.read(document)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE rss [<!ENTITY x SYSTEM \"%s\">]>",
                "<!DOCTYPE rss [<!ENTITY %% p SYSTEM \"%s\"> %%p; <!ENTITY x \"&#37;p;\">]>",
                "<!DOCTYPE rss SYSTEM \"%s\">",
                "<!DOCTYPE rss PUBLIC \"-//x\" \"%s\" [<!ENTITY x PUBLIC \"-//x\" \"%s\">]>"
            })
    void whatEntitiesNameOutsideOfTheDocumentIsNeverRead(String doctype, @TempDir Path folder) throws IOException {
        Path outside = Files.writeString(folder.resolve("outside.ent"), "words of another file");
        String address = outside.toUri().toString();
        String xml = doctype.formatted(address, address)
                + "<rss version=\"2.0\"><channel><title>a &x; b</title></channel></rss>";

        Feed feed = (Feed) FeedParser.parse(xml.getBytes(StandardCharsets.UTF_8), null, null);

        assertThat(feed.title()).startsWith("a ").endsWith(" b").doesNotContain("words");
    }

    @Test
    void aTagOfMillionsOfAttributesIsReadInBoundedTime() {
        byte[] document = (HEAD + "<item " + "a=\"<x\" ".repeat(LENGTH / 7)).getBytes(StandardCharsets.UTF_8);

        assertThat(FeedParser.parse(document, null, null)).isInstanceOf(Feed.class);
    }

    @Test
    void aMillionItemsAreCutAndTold() {
        byte[] document = (HEAD + "<item><title/></item>".repeat(1_000_000)).getBytes(StandardCharsets.UTF_8);

        Feed feed = (Feed) FeedParser.parse(document, null, null);

        assertThat(feed.items()).hasSize(FeedLimits.MAX_ITEMS);
        assertThat(feed.problems()).anyMatch(line -> line.contains("more than " + FeedLimits.MAX_ITEMS + " items"));
    }

    @Test
    void jsonThatNestsOrRepeatsWithoutEndIsCut() {
        String head = "{\"version\": \"https://jsonfeed.org/version/1\", \"items\": [";

        assertThat(FeedParser.parse((head + "[".repeat(1_000_000)).getBytes(StandardCharsets.UTF_8), null, null))
                .isInstanceOf(Feed.class);
        Feed feed = (Feed) FeedParser.parse(
                (head + "{\"id\": 1, \"tags\": [" + "[],".repeat(1_000_000)).getBytes(StandardCharsets.UTF_8),
                null,
                null);
        assertThat(feed.items()).isEmpty();
    }

    @Test
    void compressedBytesSayThatTheyAre() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(FeedParserTest.resource("rss1-rdf.xml"));
        }

        assertThat(FeedParser.parse(packed.toByteArray(), null, null))
                .isInstanceOfSatisfying(
                        NotAFeed.class, other -> assertThat(other.reason()).contains("gzip"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"</:>", "</ >", "</>", "</:></:></:>", "<:></:>", "<:/></:>"})
    void anEndWithoutANameEndsNothing(String end) {
        String feed = "<rss version='2.0'><channel><title>a</title>" + end + "<item><title>b</title></item>" + end
                + "</channel>" + end + "</rss>" + end;

        assertThat(FeedParser.parse(feed.getBytes(StandardCharsets.UTF_8), null, null))
                .isInstanceOfSatisfying(
                        Feed.class, read -> assertThat(read.items()).hasSize(1));
    }

    @Test
    void mutatedFeedsNeverMakeAnExceptionEscape() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<byte[]> feeds = java.util.stream.Stream.of(
                        "rss2-with-extensions.xml",
                        "atom1-with-xhtml-and-source.xml",
                        "broken-in-many-ways.xml",
                        "json-feed.json",
                        "billion-laughs.xml",
                        "page-that-links-feeds.html")
                .map(FeedParserTest::resource)
                .toList();
        for (int round = 0; round < 3_000; round++) {
            byte[] mutated = mutate(feeds.get(random.nextInt(feeds.size())), random);
            try {
                FeedDocument document = FeedParser.parse(
                        mutated,
                        round % 3 == 0 ? "text/xml; charset=big5" : null,
                        round % 2 == 0 ? "https://a.example/" : null);
                if (document instanceof Feed feed) {
                    FeedArticles.Articles articles =
                            FeedArticles.of(feed, new Source("s", "S", null, null), null, Instant.EPOCH);
                    NewItems.select(SeenItems.none(), articles.articles());
                }
                Opml.read(mutated).ifPresent(Opml::write);
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("seed " + seed + ", round " + round, e);
            }
        }
    }

    @Test
    void randomBytesNeverMakeAnExceptionEscape() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 3_000; round++) {
            byte[] bytes = new byte[random.nextInt(400)];
            random.nextBytes(bytes);
            assertThat(FeedParser.parse(bytes, null, null)).as("seed %d", seed).isNotNull();
        }
    }

    private static byte[] mutate(byte[] feed, Random random) {
        byte[] mutated = feed.clone();
        String alphabet = "<>&;'\"/=!?[]-#xX0: \u0000\n{},\\u";
        for (int changes = 1 + random.nextInt(12); changes > 0; changes--) {
            int at = random.nextInt(mutated.length);
            switch (random.nextInt(4)) {
                case 0 -> mutated[at] = (byte) random.nextInt(256);
                case 1 -> mutated[at] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
                case 2 -> mutated = java.util.Arrays.copyOf(mutated, Math.max(1, at));
                default -> {
                    int from = random.nextInt(mutated.length);
                    int length = Math.min(random.nextInt(60), mutated.length - Math.max(at, from));
                    System.arraycopy(mutated.clone(), from, mutated, at, Math.max(0, length));
                }
            }
        }
        return mutated;
    }
}
