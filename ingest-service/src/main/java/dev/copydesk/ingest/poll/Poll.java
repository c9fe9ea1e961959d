package dev.copydesk.ingest.poll;

import dev.copydesk.ingest.feed.NewItems;
import dev.copydesk.ingest.fetch.Answer;
import dev.copydesk.ingest.fetch.FetchFailure;
import dev.copydesk.ingest.fetch.FetchOutcome;
import dev.copydesk.ingest.fetch.FetchRequest;
import dev.copydesk.model.RawArticle;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One poll of one feed: ask, read, complete with pages, publish, and only then let the state advance. */
final class Poll {
    private static final Duration FIRST_PUBLISH_RETRY = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 6;
    private static final int HASH_BYTES = 16;

    private final Poller poller;
    private final PollerSurroundings around;
    private final PollSettings settings;
    private final FeedTask task;
    private final PolledFeed feed;
    private final PollState before;
    private final PollRequest request;
    private final Requests.Permit permit;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile @Nullable PageStep pageStep;

    Poll(Poller poller, PollSettings settings, FeedTask task, PollRequest request, Requests.Permit permit) {
        this.poller = poller;
        this.around = poller.surroundings();
        this.settings = settings;
        this.task = task;
        this.feed = task.feed;
        this.before = task.state;
        this.request = request;
        this.permit = permit;
    }

    void begin() {
        Turns turns = new Turns(poller, permit, Instant.MAX, from -> Duration.ZERO);
        around.fetcher()
                .fetch(new FetchRequest(
                        request.address(),
                        FetchRequest.ACCEPT_FEED,
                        request.etag(),
                        request.lastModified(),
                        settings.maxFeedBytes(),
                        permit.lease(),
                        turns))
                .whenComplete((outcome, problem) -> {
                    turns.answered(problem == null ? rest(outcome) : Duration.ZERO);
                    poller.advance();
                    if (problem != null) {
                        end(internal(problem));
                    } else {
                        take(outcome);
                    }
                });
    }

    private void take(FetchOutcome outcome) {
        if (outcome instanceof FetchOutcome.Fetched fetched) {
            onWorker(() -> read(fetched.answer(), fetched.body()));
        } else if (outcome instanceof FetchOutcome.NotModified notModified) {
            end(new PollOutcome.NotModified(notModified.answer()));
        } else if (outcome instanceof FetchOutcome.Refused refused) {
            end(new PollOutcome.Refused(refused.answer()));
        } else if (outcome instanceof FetchOutcome.Failed failed) {
            end(new PollOutcome.Failed(failed.cause(), failed.reason(), failed.wireBytes()));
        }
    }

    private void read(Answer answer, byte[] body) {
        String hash = hash(body);
        if (hash.equals(before.bodyHash()) && before.pendingPages().isEmpty()) {
            end(new PollOutcome.SameBody(answer));
            return;
        }
        Instant now = around.time().instant();
        FeedReader.Reading reading = around.reader().read(body, answer, feed, now);
        if (reading instanceof FeedReader.Unreadable unreadable) {
            end(new PollOutcome.NotAFeed(answer, unreadable.reason(), unreadable.linkedFeed()));
        } else if (reading instanceof FeedReader.Parsed parsed) {
            select(answer, hash, parsed);
        }
    }

    private void select(Answer answer, String hash, FeedReader.Parsed parsed) {
        NewItems.Selection selection =
                NewItems.select(before.seen(), parsed.articles().articles());
        PageStep pages = feed.fetchPages()
                ? new PageStep(poller, settings, parsed.articles(), selection, before.pendingPages())
                : null;
        if (pages == null || pages.isEmpty()) {
            publish(selection.toSend(), read(answer, hash, parsed, selection, PollOutcome.PagesOutcome.NONE), 0);
            return;
        }
        pageStep = pages;
        pages.run().whenComplete((result, problem) -> {
            if (problem != null) {
                end(internal(problem));
            } else {
                onWorker(() -> publish(result.toSend(), read(answer, hash, parsed, selection, result.pages()), 0));
            }
        });
    }

    /** Sends the same articles again until they are acknowledged, or the feed is polled elsewhere. */
    private void publish(List<RawArticle> articles, PollOutcome outcome, int retries) {
        if (task.stopped || articles.isEmpty()) {
            end(outcome);
            return;
        }
        around.sink().publish(articles).whenComplete((done, problem) -> {
            if (problem == null) {
                end(outcome);
                return;
            }
            poller.tally().publishRetries.increment();
            Duration delay = FIRST_PUBLISH_RETRY.multipliedBy(1L << Math.min(retries, MOST_DOUBLINGS));
            around.wakeup().after(delay, () -> onWorker(() -> publish(articles, outcome, retries + 1)));
        });
    }

    /** Once; what goes wrong after it is not this poll's business. */
    private void end(PollOutcome outcome) {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        permit.lease().release();
        PageStep pages = pageStep;
        if (pages != null) {
            pages.release();
        }
        poller.ended(task, this, outcome);
        poller.advance();
    }

    /** @return what the feed goes on with */
    PollState next(PollPolicy policy, PollOutcome outcome, Instant now) {
        return policy.next(feed, before, request, outcome, now, around.random());
    }

    private void onWorker(Runnable step) {
        try {
            around.worker().execute(() -> {
                try {
                    step.run();
                } catch (RuntimeException | Error e) {
                    end(internal(e)); // neither a defect nor a full memory may stop the feed for ever
                }
            });
        } catch (RejectedExecutionException e) {
            end(internal(e));
        }
    }

    /** How long the host is to be left alone, with all its feeds and pages. */
    private Duration rest(FetchOutcome outcome) {
        return outcome instanceof FetchOutcome.Refused refused
                ? HostRest.after(refused.answer(), settings, around.time().instant())
                : Duration.ZERO;
    }

    private static PollOutcome.Read read(
            Answer answer,
            String hash,
            FeedReader.Parsed parsed,
            NewItems.Selection selection,
            PollOutcome.PagesOutcome pages) {
        List<Instant> published = selection.newItems() == 0
                ? List.of()
                : selection.toSend().stream()
                        .flatMap(article -> Stream.ofNullable(article.publishedAt()))
                        .toList();
        return new PollOutcome.Read(
                answer,
                hash,
                parsed.hints(),
                parsed.articles().articles().size(),
                selection.newItems(),
                selection.changed(),
                published,
                selection.seen(),
                pages);
    }

    private static PollOutcome internal(@Nullable Throwable problem) {
        Throwable cause =
                problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
        String name = cause == null ? "nothing" : cause.getClass().getSimpleName();
        return new PollOutcome.Failed(FetchFailure.INTERNAL, "Copydesk failed to read the answer: " + name, 0);
    }

    private static String hash(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body), 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }
}
