package dev.copydesk.ingest.poll;

import dev.copydesk.ingest.feed.SeenItems;
import dev.copydesk.ingest.fetch.Answer;
import dev.copydesk.ingest.fetch.FetchFailure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a poll ended, seen from the schedule. Of one with items: after they were acknowledged. */
sealed interface PollOutcome {

    /**
     * A feed came.
     *
     * @param items it held
     * @param newItems never seen before
     * @param changedItems seen before with other content
     * @param published the publication dates of the new items that have one
     */
    record Read(
            Answer answer,
            String bodyHash,
            Hints hints,
            int items,
            int newItems,
            int changedItems,
            List<Instant> published,
            SeenItems seen,
            PagesOutcome pages)
            implements PollOutcome {}

    /** The very bytes of last time came. */
    record SameBody(Answer answer) implements PollOutcome {}

    record NotModified(Answer answer) implements PollOutcome {}

    record Refused(Answer answer) implements PollOutcome {}

    /**
     * A document came that is no feed.
     *
     * @param linkedFeed the feed that it links, if any
     */
    record NotAFeed(Answer answer, String reason, @Nullable String linkedFeed) implements PollOutcome {}

    record Failed(FetchFailure cause, String reason, long wireBytes) implements PollOutcome {}

    /**
     * What became of the pages of a poll's teasers.
     *
     * @param fetched pages that came
     * @param failed attempts that failed
     * @param pending see {@link PollState#pendingPages()}
     */
    record PagesOutcome(int fetched, int failed, Map<String, Integer> pending) {
        static final PagesOutcome NONE = new PagesOutcome(0, 0, Map.of());
    }
}
