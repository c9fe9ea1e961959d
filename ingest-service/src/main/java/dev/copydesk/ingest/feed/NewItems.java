package dev.copydesk.ingest.feed;

import dev.copydesk.model.ArticleId;
import dev.copydesk.model.CanonicalUrl;
import dev.copydesk.model.RawArticle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which articles of a poll are new or changed, given what earlier polls have shown.
 *
 * <p>An article is known by its id; or, where its address changed, by its guid together with an equal title or text; or,
 * where it has no address and its guid changes at every poll, by its words. A known one is sent again only if its content
 * changed, under the id that it had. One that alternates between two contents is sent three times and then left alone, until
 * it shows a third.
 *
 * <p>Of a feed longer than {@link SeenItems#MAX_ITEMS} the newest are remembered, or where they have no dates those at both
 * ends. An unknown one that is older than all that are remembered, or stands among them, counts as forgotten and is not sent:
 * new ones appear at an end or with a new date. Stateless and thread-safe; linear time, save for sorting such a feed by date.
 */
public final class NewItems {
    private NewItems() {}

    /**
     * What to do with a poll.
     *
     * @param toSend the new and the changed, in the order of the feed
     * @param newItems how many of them were never seen before
     * @param changed how many of them show other content than before
     * @param unchanged seen before, or twice in this poll
     * @param alternating changed back and forth too often; not sent
     * @param forgotten not sent because the feed is longer than the memory
     * @param knownIds the id that an article is known under, by the one that it has in this poll, where they differ
     * @param seen to be remembered once all of {@code toSend} are durable
     */
    public record Selection(
            List<RawArticle> toSend,
            int newItems,
            int changed,
            int unchanged,
            int alternating,
            int forgotten,
            Map<String, String> knownIds,
            SeenItems seen) {

        public Selection {
            toSend = List.copyOf(toSend);
            knownIds = Map.copyOf(knownIds);
        }

        /** An article of this poll under the id that it is known under. */
        public RawArticle known(RawArticle polled) {
            String id = knownIds.get(polled.id());
            return id == null ? polled : FeedArticles.withId(polled, id);
        }
    }

    /** Selects. The articles are those of one feed, as {@link FeedArticles} made them. */
    public static Selection select(SeenItems before, List<RawArticle> polled) {
        return new Poll(SeenLayout.read(before), polled).select();
    }

    private static final class Poll {
        private final SeenLayout before;
        private final List<RawArticle> polled;
        private final Set<String> polledIds = new HashSet<>();
        private final Set<String> repeatedGuids = new HashSet<>();
        private final Map<String, SeenItem> current = new LinkedHashMap<>();
        private final Map<String, String> knownIds = new HashMap<>();
        private final List<RawArticle> toSend = new ArrayList<>();
        private int newItems;
        private int changed;
        private int unchanged;
        private int alternating;
        private int forgotten;

        Poll(SeenLayout before, List<RawArticle> polled) {
            this.before = before;
            this.polled = polled;
            Set<String> guids = new HashSet<>();
            for (RawArticle article : polled) {
                polledIds.add(article.id());
                if (article.guid() != null && !guids.add(article.guid())) {
                    repeatedGuids.add(article.guid());
                }
            }
        }

        Selection select() {
            int firstKnown = Integer.MAX_VALUE;
            int lastKnown = -1;
            SeenItem[] known = new SeenItem[polled.size()];
            for (int i = 0; i < known.length; i++) {
                SeenItem item = known(polled.get(i));
                if (item != null) {
                    known[i] = item;
                    firstKnown = Math.min(firstKnown, i);
                    lastKnown = i;
                }
            }
            for (int i = 0; i < known.length; i++) {
                RawArticle article = polled.get(i);
                SeenItem item = known[i];
                if (item != null) {
                    takeKnown(article, item);
                } else if (current.containsKey(article.id())) {
                    unchanged++;
                } else if (before.isForgotten(article.publishedAt(), i > firstKnown && i < lastKnown)) {
                    forgotten++;
                } else {
                    newItems++;
                    toSend.add(article);
                    current.put(article.id(), SeenItem.of(article));
                }
            }
            SeenItems seen = before.after(current, polled).write();
            return new Selection(toSend, newItems, changed, unchanged, alternating, forgotten, knownIds, seen);
        }

        private void takeKnown(RawArticle article, SeenItem item) {
            if (current.containsKey(item.id())) {
                unchanged++; // a second item under the same identity: the first one speaks for it
                return;
            }
            SeenItem now = item.showing(article);
            current.put(item.id(), now);
            if (!article.id().equals(item.id())) {
                knownIds.put(article.id(), item.id());
            }
            if (item.hasContentOf(article)) {
                unchanged++;
            } else if (now.isAlternating()) {
                alternating++;
            } else {
                changed++;
                toSend.add(article.id().equals(item.id()) ? article : FeedArticles.withId(article, item.id()));
            }
        }

        private @Nullable SeenItem known(RawArticle article) {
            SeenItem same = before.byId(article.id());
            if (same != null) {
                return same;
            }
            if (article.guid() != null && !repeatedGuids.contains(article.guid())) {
                SeenItem moved = before.byGuid(article.guid());
                if (moved != null && !polledIds.contains(moved.id()) && moved.sharesTitleOrTextWith(article)) {
                    return moved;
                }
            }
            SeenItem reworded = before.byContent(article.contentHash());
            boolean gone = reworded != null && !polledIds.contains(reworded.id());
            return gone && !isKnownByAddress(article) ? reworded : null;
        }

        private static boolean isKnownByAddress(RawArticle article) {
            Optional<String> address = article.url() == null ? Optional.empty() : CanonicalUrl.of(article.url());
            return address.isPresent()
                    && ArticleId.ofCanonicalUrl(address.get()).equals(article.id());
        }
    }
}
