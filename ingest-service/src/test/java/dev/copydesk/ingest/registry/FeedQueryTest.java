package dev.copydesk.ingest.registry;

import static dev.copydesk.ingest.registry.Feeds.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.copydesk.model.EventJson;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FeedQueryTest {
    private final List<KnownFeed> feeds = List.of(
            feed("https://c.example/feed", null), feed("https://a.example/feed", 0), feed("https://b.example/feed", 2));

    @Test
    void feedsComeByNameAndPageByPage() {
        FeedQuery.Page page = new FeedQuery(null, null, 1, 1).of(feeds);

        assertThat(page.total()).isEqualTo(3);
        assertThat(urls(page)).containsExactly("https://b.example/feed");
    }

    @Test
    void everyConditionIsCountedWhateverTheFilter() {
        FeedQuery.Page page = new FeedQuery(Condition.FAILING, null, 0, 10).of(feeds);

        assertThat(urls(page)).containsExactly("https://b.example/feed");
        assertThat(page.total()).isEqualTo(1);
        assertThat(page.conditions())
                .containsEntry(Condition.NEW, 1)
                .containsEntry(Condition.HEALTHY, 1)
                .containsEntry(Condition.FAILING, 1)
                .containsEntry(Condition.QUIET, 0);
    }

    @Test
    void wordsAreLookedForWhateverTheirCase() {
        assertThat(urls(new FeedQuery(null, "A.EXAMPLE", 0, 10).of(feeds))).containsExactly("https://a.example/feed");
    }

    private static List<String> urls(FeedQuery.Page page) {
        return page.feeds().stream().map(feed -> feed.registration().url()).toList();
    }

    private static KnownFeed feed(String url, @Nullable Integer failures) {
        KnownState state = failures == null
                ? null
                : EventJson.read(EventJson.write(Feeds.state(url, NOW, failures)), KnownState.class);
        return new KnownFeed(Feeds.registration(url), state);
    }
}
