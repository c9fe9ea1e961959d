package dev.copydesk.benchmarks.feed;

import dev.copydesk.ingest.admission.Admission;
import dev.copydesk.ingest.admission.AdmissionState;
import dev.copydesk.ingest.admission.Decision;
import dev.copydesk.ingest.feed.Feed;
import dev.copydesk.ingest.feed.FeedArticles;
import dev.copydesk.ingest.feed.FeedItem;
import dev.copydesk.ingest.feed.NewItems;
import dev.copydesk.ingest.feed.PollingHints;
import dev.copydesk.ingest.feed.SeenItems;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.RawArticle;
import dev.copydesk.model.Source;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One feed polled again and again: what of its items is sent, and what admission makes of that. */
final class ReplayedFeed {
    private static final Source SOURCE = new Source("archive", "Archive", null, null);

    private final Map<String, AdmissionState> admitted = new HashMap<>();
    private SeenItems seen = SeenItems.none();

    int observations;
    int sent;
    int articles;
    int revisions;
    int repeats;
    int alternating;

    void poll(List<FeedItem> items, Instant at) {
        Feed feed = new Feed("archive", null, null, null, null, PollingHints.NONE, items, List.of());
        List<RawArticle> polled =
                FeedArticles.of(feed, SOURCE, "https://feed.example/", at).articles();
        NewItems.Selection selection = NewItems.select(seen, polled);
        seen = EventJson.read(EventJson.write(selection.seen()), SeenItems.class); // as it comes back from the topic
        observations += items.size();
        sent += selection.toSend().size();
        alternating += selection.alternating();
        selection.toSend().forEach(article -> admit(article, at));
    }

    private void admit(RawArticle article, Instant at) {
        Decision decision = Admission.decide(admitted.get(article.id()), article, at);
        if (decision instanceof Decision.NewRevision revision) {
            int number = Objects.requireNonNull(revision.admitted().revision());
            articles += number == 1 ? 1 : 0;
            revisions += number > 1 ? 1 : 0;
            admitted.put(article.id(), AdmissionState.of(revision.admitted(), at, number));
        } else {
            repeats++;
        }
    }
}
