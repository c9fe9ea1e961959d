package dev.copydesk.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.copydesk.model.ArticleId;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.RawArticle;
import dev.copydesk.model.Source;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NewItemsTest {
    private static final Source SOURCE = new Source("s", "S", null, null);
    private SeenItems seen = SeenItems.none();

    @Test
    void theSameItemAgainIsNothing() {
        assertThat(poll(item("1", "https://a.example/1", "One", "x")).newItems())
                .isEqualTo(1);
        assertThat(poll(item("1", "https://a.example/1", "One", "x")).toSend()).isEmpty();
    }

    @Test
    void aChangedTextIsSentAgainUnderTheSameId() {
        RawArticle first =
                poll(item("1", "https://a.example/1", "One", "x")).toSend().get(0);
        NewItems.Selection second = poll(item("1", "https://a.example/1", "One", "y"));

        assertThat(second.changed()).isEqualTo(1);
        assertThat(second.toSend()).singleElement().extracting(RawArticle::id).isEqualTo(first.id());
    }

    @Test
    void anEditedTitleIsNoNewArticleEvenIfItsAddressFollows() {
        RawArticle first = poll(item("g", "https://a.example/rain", "Rain", "It rains a lot."))
                .toSend()
                .get(0);
        NewItems.Selection second = poll(item("g", "https://a.example/heavy-rain", "Heavy rain", "It rains a lot."));

        assertThat(second.newItems()).isZero();
        assertThat(second.toSend()).singleElement().extracting(RawArticle::id).isEqualTo(first.id());
        assertThat(poll(item("g", "https://a.example/heavy-rain", "Heavy rain", "It rains a lot."))
                        .toSend())
                .isEmpty();
    }

    @Test
    void anArticleIsKnownUnderItsFirstIdInEveryPollAfterItsAddressChanged() {
        FeedItem item = item("g", "https://a.example/rain", "Rain", "It rains a lot.");
        FeedItem moved = item("g", "https://a.example/heavy-rain", "Rain", "It rains a lot.");
        String first = poll(item).toSend().get(0).id();
        assertThat(poll(item).knownIds()).isEmpty();

        for (int i = 0; i < 3; i++) {
            NewItems.Selection later = poll(moved);

            assertThat(later.toSend()).isEmpty();
            assertThat(later.knownIds())
                    .containsExactly(entry(ArticleId.ofCanonicalUrl("https://a.example/heavy-rain"), first));
        }
    }

    @Test
    void aGuidUsedAgainForAnotherStoryIsANewArticle() {
        poll(item("1", "https://a.example/rain", "Rain", "It rains."));

        assertThat(poll(item("1", "https://a.example/sun", "Sun", "It shines.")).newItems())
                .isEqualTo(1);
    }

    @Test
    void aGuidThatChangesAtEveryPollIsRecognisedByAddressAndByContent() {
        poll(item("1", "https://a.example/1", "One", "x"), item("2", null, "Two", "y"));

        assertThat(poll(item("3", "https://a.example/1", "One", "x"), item("4", null, "Two", "y"))
                        .toSend())
                .isEmpty();
        assertThat(poll(item("5", "https://a.example/1", "One", "x"), item("6", null, "Two", "y"))
                        .toSend())
                .isEmpty();
    }

    @Test
    void anotherOrderIsNothing() {
        long seed = new Random().nextLong();
        List<FeedItem> items = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            items.add(item("" + i, i % 2 == 0 ? "https://a.example/" + i : null, "T" + i, "x" + i));
        }
        poll(items);
        Collections.shuffle(items, new Random(seed));

        assertThat(poll(items).toSend()).as("seed %d", seed).isEmpty();
    }

    @Test
    void anItemThatAlternatesIsLeftAloneUntilItShowsSomethingElse() {
        int sent = 0;
        for (int i = 0; i < 20; i++) {
            sent += poll(item("1", "https://a.example/1", "One", i % 2 == 0 ? "x" : "y"))
                    .toSend()
                    .size();
        }

        assertThat(sent).isEqualTo(3);
        assertThat(poll(item("1", "https://a.example/1", "One", "z")).changed()).isEqualTo(1);
    }

    @Test
    void twoItemsOfOneAddressDoNotReplaceEachOtherForEver() {
        FeedItem one = item("1", "https://a.example/", "One", "x");
        FeedItem two = item("2", "https://a.example/", "Two", "y");

        assertThat(poll(one, two).newItems()).isEqualTo(2);
        assertThat(poll(one, two).toSend()).isEmpty();
        assertThat(poll(two, one).toSend()).isEmpty();
    }

    @Test
    void ofAFeedLongerThanTheMemoryOnlyWhatIsNewIsSentAgain() {
        List<FeedItem> items = new ArrayList<>();
        for (int i = 0; i < 1_200; i++) {
            items.add(item("" + i, "https://a.example/" + i, "T" + i, "x"));
        }

        assertThat(poll(items).newItems()).isEqualTo(1_200);
        assertThat(poll(items).toSend()).isEmpty();
        items.add(0, item("n", "https://a.example/n", "New", "x"));
        assertThat(poll(items).toSend()).extracting(RawArticle::title).containsExactly("New");
        items.add(item("m", "https://a.example/m", "Newer", "x"));
        assertThat(poll(items).toSend()).extracting(RawArticle::title).containsExactly("Newer");
        assertThat(poll(items).toSend()).isEmpty();
        assertThat(seen.size()).isEqualTo(SeenItems.MAX_ITEMS);
    }

    @Test
    void ofALongFeedWithDatesTheNewestAreRememberedWhereverTheyStand() {
        List<FeedItem> items = new ArrayList<>();
        for (int i = 0; i < 800; i++) {
            items.add(dated(i));
        }
        Collections.shuffle(items, new Random(7));
        poll(items);

        assertThat(poll(items).toSend()).isEmpty();
        items.add(400, dated(801));
        assertThat(poll(items).toSend()).extracting(RawArticle::title).containsExactly("T801");
    }

    @Test
    void theMemoryIsOneShortTextInJson() throws IOException {
        poll(item("1", "https://a.example/1", "One", "x"));

        String json = EventJson.mapper().writeValueAsString(seen);

        assertThat(EventJson.mapper().readValue(json, SeenItems.class)).isEqualTo(seen);
        assertThat(json).hasSizeLessThan(80);
        assertThat(SeenItems.of("?")).isEqualTo(SeenItems.none());
        assertThat(SeenItems.of("AAAA")).isEqualTo(SeenItems.none());
    }

    private static FeedItem dated(int day) {
        Instant at = Instant.parse("2020-01-01T00:00:00Z").plusSeconds(86_400L * day);
        return new FeedItem(
                "" + day,
                "https://a.example/" + day,
                null,
                "T" + day,
                "x",
                null,
                "text/plain",
                List.of(),
                List.of(),
                at,
                at.toString(),
                null,
                null,
                List.of(),
                List.of(),
                null,
                null);
    }

    private static FeedItem item(@Nullable String guid, @Nullable String url, String title, String summary) {
        return new FeedItem(
                guid,
                url,
                null,
                title,
                summary,
                null,
                "text/plain",
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                null);
    }

    private NewItems.Selection poll(FeedItem... items) {
        return poll(List.of(items));
    }

    private NewItems.Selection poll(List<FeedItem> items) {
        Feed feed = new Feed("rss-2.0", "F", "https://a.example/", null, null, PollingHints.NONE, items, List.of());
        NewItems.Selection selection = NewItems.select(
                seen, FeedArticles.of(feed, SOURCE, null, Instant.EPOCH).articles());
        seen = EventJson.read(EventJson.write(selection.seen()), SeenItems.class);
        return selection;
    }
}
