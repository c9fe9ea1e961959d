package dev.copydesk.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedParserTest {

    @Test
    void rss2GivesAllThatItsExtensionsSay() {
        Feed feed = feed("rss2-with-extensions.xml");

        assertThat(feed.kind()).isEqualTo("rss-2.0");
        assertThat(feed.title()).isEqualTo("Harbour & Hill");
        assertThat(feed.link()).isEqualTo("https://harbour.example/");
        assertThat(feed.language()).isEqualTo("en-GB");
        assertThat(feed.updated()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
        assertThat(feed.items()).hasSize(2);
        FeedItem item = feed.items().get(0);
        assertThat(item.guid()).isEqualTo("h-1");
        assertThat(item.title()).isEqualTo("Ferry <b>stops</b> for a week");
        assertThat(item.url()).isEqualTo("https://proxy.example/~r/1");
        assertThat(item.originalUrl()).isEqualTo("https://harbour.example/ferry");
        assertThat(item.publishedAt()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
        assertThat(item.authors()).containsExactly("Ada Quay", "Ben Mole");
        assertThat(item.categories()).containsExactly("Transport", "Islands");
        assertThat(item.summary()).isEqualTo("The ferry <i>rests</i>.");
        assertThat(item.content()).isEqualTo("<p>The ferry rests &mdash; for a week.</p>");
        assertThat(item.contentType()).isEqualTo("text/html");
        assertThat(item.enclosures())
                .containsExactly(new Enclosure("https://harbour.example/ferry.mp3", "audio/mpeg", 1234L));
        assertThat(item.images()).containsExactly("https://harbour.example/ferry.jpg");
        FeedItem note = feed.items().get(1);
        assertThat(note.title()).isNull();
        assertThat(note.url()).isEqualTo("https://harbour.example/note");
        assertThat(note.authors()).containsExactly("Cy Pier");
        assertThat(note.contentType()).isEqualTo("text/plain");
        assertThat(note.publishedAt()).isEqualTo(Instant.parse("2026-03-01T04:30:00Z"));
        assertThat(feed.problems()).isEmpty();
    }

    @Test
    void whatAFeedAsksOfItsPollersIsRead() {
        PollingHints hints = feed("rss2-with-extensions.xml").hints();

        assertThat(hints.ttl()).isEqualTo(Duration.ofMinutes(30));
        assertThat(hints.skipHours()).containsExactlyInAnyOrder(0, 3);
        assertThat(hints.skipDays()).containsExactly(DayOfWeek.SUNDAY);
        assertThat(hints.self()).isEqualTo("https://harbour.example/feed.xml");
        assertThat(hints.hubs()).containsExactly("https://hub.example/");
    }

    @Test
    void rdfHasItsItemsBesideTheChannel() {
        Feed feed = feed("rss1-rdf.xml");

        assertThat(feed.kind()).isEqualTo("rss-1.0");
        assertThat(feed.items()).singleElement().satisfies(item -> {
            assertThat(item.guid()).isEqualTo("https://rdf.example/1");
            assertThat(item.publishedAt()).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
        });
    }

    @Test
    void atomResolvesAddressesAndKeepsTheSourceOfAnEntryApart() {
        Feed feed = feed("atom1-with-xhtml-and-source.xml");

        assertThat(feed.kind()).isEqualTo("atom-1.0");
        assertThat(feed.link()).isEqualTo("https://atom.example/");
        FeedItem item = feed.items().get(0);
        assertThat(item.title()).isEqualTo("One &amp; two");
        assertThat(item.url()).isEqualTo("https://atom.example/a/one");
        assertThat(item.content()).isEqualTo("See <a href=\"https://atom.example/a/two\">two</a><br />now");
        assertThat(item.summary()).isEqualTo("5 < 6");
        assertThat(item.authors()).containsExactly("Feed Author");
        assertThat(item.language()).isEqualTo("de");
        assertThat(item.updatedAt()).isEqualTo(Instant.parse("2026-03-01T09:30:00Z"));
        assertThat(item.enclosures())
                .containsExactly(new Enclosure("https://atom.example/a/one.pdf", "application/pdf", 99L));
    }

    @Test
    void atom03IsReadWithContentInBase64() {
        Feed feed = feed("atom03-base64.xml");

        assertThat(feed.kind()).isEqualTo("atom-0.3");
        assertThat(feed.items().get(0).content()).isEqualTo("<b>bold</b>");
        assertThat(feed.items().get(0).publishedAt()).isEqualTo(Instant.parse("2004-01-01T19:48:21Z"));
    }

    @Test
    void whatIsBrokenIsRepairedAndToldAbout() {
        Feed feed = feed("broken-in-many-ways.xml");

        assertThat(feed.title()).isEqualTo("Fish & chips \u00A0…");
        assertThat(feed.items()).extracting(FeedItem::title).containsExactly("Unclosed title", "Attr", "Third");
        assertThat(feed.items().get(0).url()).isEqualTo("https://broken.example/1?a=1&copy=2");
        assertThat(feed.items().get(0).authors()).containsExactly("Undeclared");
        assertThat(feed.items().get(0).summary()).isEqualTo("Inline <b>markup<br />and no end</b>");
        assertThat(feed.items().get(1).url()).isEqualTo("https://broken.example/2");
        assertThat(feed.items().get(1).publishedAt()).isNull();
        assertThat(feed.items().get(2).content()).isEqualTo("<p>text</p>");
        assertThat(feed.problems())
                .anyMatch(line -> line.contains("before its first element"))
                .anyMatch(line -> line.contains("not well-formed"))
                .anyMatch(line -> line.contains("item 3 repeats the guid 'x'"))
                .anyMatch(line -> line.contains("'yesterday' is no date"))
                .anyMatch(line -> line.contains("item 1 has no guid"));
    }

    @Test
    void aTruncatedFeedGivesTheItemsBeforeTheBreak() {
        Feed feed = feed("truncated-in-third-item.xml");

        assertThat(feed.items()).extracting(FeedItem::title).containsExactly("One", "Two");
        assertThat(feed.problems()).anyMatch(line -> line.contains("truncated"));
    }

    @Test
    void jsonFeedsAreReadAndHalfCharactersReplaced() {
        Feed feed = feed("json-feed.json");

        assertThat(feed.kind()).isEqualTo("json-feed-1.1");
        FeedItem seven = feed.items().get(0);
        assertThat(seven.guid()).isEqualTo("7");
        assertThat(seven.title()).isEqualTo("Seven \uFFFD lone");
        assertThat(seven.url()).isEqualTo("https://json.example/seven");
        assertThat(seven.authors()).containsExactly("Jo");
        assertThat(seven.enclosures()).containsExactly(new Enclosure("https://json.example/a.mp3", "audio/mpeg", 5L));
        FeedItem eight = feed.items().get(1);
        assertThat(eight.url()).isEqualTo("https://json.example/eight");
        assertThat(eight.contentType()).isEqualTo("text/plain");
        assertThat(eight.authors()).containsExactly("Al", "Bo");
    }

    @Test
    void aTruncatedJsonFeedGivesTheItemsBeforeTheBreak() {
        byte[] whole = resource("json-feed.json");
        String half = new String(whole, StandardCharsets.UTF_8).replaceFirst("(?s)eight\", \"content_text.*", "");

        Feed feed = (Feed) FeedParser.parse(half.getBytes(StandardCharsets.UTF_8), null, null);

        assertThat(feed.items()).hasSize(1);
        assertThat(feed.problems()).anyMatch(line -> line.contains("truncated"));
    }

    @Test
    void aPageIsNoFeedButNamesTheFeedsItLinks() {
        FeedDocument document = FeedParser.parse(resource("page-that-links-feeds.html"), "text/html", null);

        assertThat(document).isInstanceOfSatisfying(NotAFeed.class, page -> {
            assertThat(page.reason()).contains("HTML page");
            assertThat(page.linkedFeeds())
                    .containsExactly("https://page.example/feed.xml", "https://page.example/atom");
        });
    }

    @Test
    void entitiesOfADtdAreTextOnlyAndNeverGrow() {
        Feed feed = feed("billion-laughs.xml");

        assertThat(feed.title()).isEqualTo("&lol2;");
        assertThat(feed.items().get(0).title()).isEqualTo("By The Daily Example &file;");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "   \n", "hello", "{\"a\": 1}", "<a><b/></a>", "<opml><body/></opml>", "[1, 2]", "null"})
    void whatIsNoFeedSaysWhatItIsInOneLine(String text) {
        assertThat(FeedParser.parse(text.getBytes(StandardCharsets.UTF_8), null, null))
                .isInstanceOfSatisfying(
                        NotAFeed.class,
                        other -> assertThat(other.reason()).isNotBlank().doesNotContain("\n"));
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "windows-1251|windows-1251|",
                "windows-1251||windows-1251",
                "KOI8-R|KOI8-R|utf-8",
                "UTF-8|windows-1252|",
                "UTF-8||",
                "UTF-16BE|utf-8|",
                "UTF-16LE||",
                "UTF-32LE||"
            },
            delimiter = '|')
    void theEncodingIsFoundEvenIfDeclaredWrongly(String actual, String declared, String header) {
        String xml = "<?xml version=\"1.0\"" + (declared == null ? "" : " encoding=\"" + declared + "\"")
                + "?><rss version=\"2.0\"><channel><title>Добрый вечер, Владивосток и все остальные</title></channel></rss>";

        FeedDocument document = FeedParser.parse(
                xml.getBytes(Charset.forName(actual)), header == null ? null : "text/xml; charset=" + header, null);

        assertThat(document).isInstanceOfSatisfying(Feed.class, feed -> assertThat(feed.title())
                .isEqualTo("Добрый вечер, Владивосток и все остальные"));
    }

    @Test
    void strayBytesInUtf8AreReadAsWindows1252() {
        byte[] bytes = "<rss><channel><title>äöüßéè X</title></channel></rss>".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == 'X' ? (byte) 0x80 : bytes[i];
        }

        Feed feed = (Feed) FeedParser.parse(bytes, null, null);

        assertThat(feed.title()).isEqualTo("äöüßéè €");
        assertThat(feed.problems()).anyMatch(line -> line.contains("not UTF-8"));
    }

    private static Feed feed(String name) {
        FeedDocument document = FeedParser.parse(resource(name), null, null);
        assertThat(document).isInstanceOf(Feed.class);
        return (Feed) document;
    }

    static byte[] resource(String name) {
        try (InputStream in = FeedParserTest.class.getResourceAsStream("/feeds/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
