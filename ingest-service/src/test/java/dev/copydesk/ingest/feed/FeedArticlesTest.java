package dev.copydesk.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.copydesk.ingest.document.RowLimits;
import dev.copydesk.model.ArticleId;
import dev.copydesk.model.Content;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.RawArticle;
import dev.copydesk.model.Source;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FeedArticlesTest {
    private static final Source SOURCE = new Source("harbour", "Harbour", null, "GB");
    private static final Instant NOW = Instant.parse("2026-03-02T00:00:00Z");

    @Test
    void anItemBecomesAnArticleKnownByThePublishersOwnAddress() {
        FeedArticles.Articles articles =
                articles(new String(FeedParserTest.resource("rss2-with-extensions.xml"), StandardCharsets.UTF_8));

        RawArticle ferry = articles.articles().get(0);
        assertThat(ferry.id()).isEqualTo(ArticleId.ofCanonicalUrl("https://harbour.example/ferry"));
        assertThat(ferry.url()).isEqualTo("https://harbour.example/ferry");
        assertThat(ferry.guid()).isEqualTo("h-1");
        assertThat(ferry.content()).isEqualTo(Content.html("<p>The ferry rests &mdash; for a week.</p>"));
        assertThat(ferry.summary()).isEqualTo("The ferry <i>rests</i>.");
        assertThat(ferry.publishedAtText()).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(ferry.feedUrl()).isEqualTo("https://harbour.example/feed.xml");
        assertThat(ferry.fetchedAt()).isEqualTo(NOW);
        RawArticle note = articles.articles().get(1);
        assertThat(note.title()).isEmpty();
        assertThat(note.content()).isEqualTo(Content.plainText("A note without title."));
        assertThat(articles.teasers()).containsExactly(note.id());
    }

    @Test
    void aPageReplacesATeaserWhichBecomesTheSummary() {
        RawArticle teaser = articles(
                        "<rss><channel><item><title>T</title><description>Teaser</description></item></channel></rss>")
                .articles()
                .get(0);

        RawArticle whole = FeedArticles.withPage(teaser, "<p>All of it</p>");

        assertThat(whole.id()).isEqualTo(teaser.id());
        assertThat(whole.summary()).isEqualTo("Teaser");
        assertThat(whole.content()).isEqualTo(Content.html("<p>All of it</p>"));
        assertThat(whole.contentHash()).isNotEqualTo(teaser.contentHash());
    }

    @Test
    void onlyAnItemWithoutTitleAndTextIsLeftOut() {
        FeedArticles.Articles articles =
                articles("<rss><channel><item><guid>1</guid></item><item><title>T</title></item></channel></rss>");

        assertThat(articles.articles()).hasSize(1);
        assertThat(articles.problems()).singleElement().asString().contains("item 1 has neither title nor text");
    }

    @Test
    void whatIsTooLongIsCutAndTold() {
        FeedArticles.Articles articles = articles("<rss><channel><item><title>" + "t".repeat(10_000)
                + "</title><description>" + "\u0085é".repeat(400_000) + "</description></item></channel></rss>");

        RawArticle article = articles.articles().get(0);
        assertThat(article.title()).hasSize(RowLimits.MAX_TITLE);
        assertThat(EventJson.write(article).length).isLessThan(EventJson.MAX_EVENT_BYTES);
        assertThat(articles.problems()).hasSize(2);
    }

    @Test
    void anItemThatItsListsMakeTooLargeIsKeptWithoutThem() {
        StringBuilder item = new StringBuilder("<item><title>T</title><description>It rains.</description>");
        for (int i = 0; i < 200; i++) {
            item.append("<media:content medium='image' url='https://harbour.example/")
                    .append(i)
                    .append("&#34;".repeat(8_000))
                    .append("'/><category>")
                    .append(i)
                    .append("é".repeat(1_000))
                    .append("</category>");
        }

        FeedArticles.Articles articles = articles("<rss xmlns:media='http://search.yahoo.com/mrss/'><channel>" + item
                + "</item><item><title>Next</title><category>c</category></item></channel></rss>");

        RawArticle large = articles.articles().get(0);
        assertThat(large.content().value()).isEqualTo("It rains.");
        assertThat(large.images()).isEmpty();
        assertThat(large.categories()).isEmpty();
        assertThat(articles.articles().get(1).categories()).containsExactly("c");
        assertThat(articles.problems())
                .singleElement()
                .asString()
                .contains("item 1 is larger than the 2097152 bytes of an event");
    }

    @Test
    void aGuidThatItemsShareIsNoIdentity() {
        FeedArticles.Articles articles = articles(
                "<rss><channel><item><title>A</title><guid isPermaLink='false'>x</guid></item><item><title>B</title><guid isPermaLink='false'>x</guid></item></channel></rss>");

        assertThat(articles.articles()).extracting(RawArticle::id).doesNotHaveDuplicates();
    }

    @Test
    void theRegistrationsLanguageCountsBeforeTheFeedsAndAfterTheItems() {
        Feed feed = (Feed) FeedParser.parse("""
                <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-US"><title>F</title>
                <entry><id>1</id><title>Eins</title></entry>
                <entry xml:lang="fr"><id>2</id><title>Deux</title></entry></feed>
                """.getBytes(StandardCharsets.UTF_8), null, null);

        assertThat(FeedArticles.of(feed, SOURCE, null, "de", NOW).articles())
                .extracting(RawArticle::languageHint)
                .containsExactly("de", "fr");
        assertThat(FeedArticles.of(feed, SOURCE, null, NOW).articles())
                .extracting(RawArticle::languageHint)
                .containsExactly("en-US", "fr");
    }

    private static FeedArticles.Articles articles(String xml) {
        Feed feed = (Feed) FeedParser.parse(xml.getBytes(StandardCharsets.UTF_8), null, null);
        return FeedArticles.of(feed, SOURCE, "https://harbour.example/feed.xml", NOW);
    }
}
