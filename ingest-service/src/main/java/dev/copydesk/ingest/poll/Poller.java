package dev.copydesk.ingest.poll;

import dev.copydesk.ingest.fetch.WebAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Polls thousands of feeds, each when it is due and its host may be asked.
 *
 * <p>Nothing here blocks: a feed is in the agenda, waits for its host, or is under way. A feed's state advances after all
 * items of its poll were acknowledged; the state is saved before the feed is due again. Where memory is full of articles that
 * nobody acknowledges no further poll begins. Thread-safe.
 */
public final class Poller implements Polling {
    private final PollSettings settings;
    private final PollPolicy policy;
    private final PollerSurroundings surroundings;
    private final Requests requests;
    private final Tally tally = new Tally();

    private final Object lock = new Object();
    private final Map<String, FeedTask> tasks = new HashMap<>();
    private final TreeSet<FeedTask> agenda =
            new TreeSet<>(Comparator.comparing((FeedTask task) -> task.dueAt).thenComparingLong(task -> task.number));
    private long tasksSoFar;
    private int running;
    private @Nullable Instant wakeAt;
    private @Nullable CompletableFuture<Void> drained;

    public Poller(PollSettings settings, PollerSurroundings surroundings) {
        this.settings = settings;
        this.policy = new PollPolicy(settings);
        this.surroundings = surroundings;
        this.requests = new Requests(settings, surroundings.time());
    }

    @Override
    public void start(PolledFeed feed, @Nullable PollState state) {
        Instant now = surroundings.time().instant();
        synchronized (lock) {
            FeedTask known = tasks.get(feed.id());
            if (known != null) {
                known.feed = feed;
                if (known.phase == FeedTask.Phase.RUNNING) {
                    known.reregistered = true;
                } else {
                    reschedule(known, policy.resume(feed, known.state, now));
                }
            } else {
                PollState first = state == null ? policy.initial(feed, now) : policy.resume(feed, state, now);
                FeedTask task = new FeedTask(tasksSoFar++, feed, first);
                tasks.put(feed.id(), task);
                agenda.add(task);
            }
        }
        advance();
    }

    @Override
    public void stop(String feedId) {
        synchronized (lock) {
            FeedTask task = tasks.remove(feedId);
            if (task != null) {
                task.stopped = true;
                agenda.remove(task);
            }
        }
    }

    @Override
    public boolean pollNow(String feedId) {
        synchronized (lock) {
            FeedTask task = tasks.get(feedId);
            if (task == null) {
                return false;
            }
            if (task.phase == FeedTask.Phase.RUNNING) {
                task.again = true;
            } else if (task.phase == FeedTask.Phase.SCHEDULED) {
                agenda.remove(task);
                task.dueAt = surroundings.time().instant();
                agenda.add(task);
            }
        }
        advance();
        return true;
    }

    @Override
    public Optional<PollState> state(String feedId) {
        synchronized (lock) {
            return Optional.ofNullable(tasks.get(feedId)).map(task -> task.state);
        }
    }

    @Override
    public CompletionStage<Void> drain() {
        requests.close();
        synchronized (lock) {
            if (drained == null) {
                drained = new CompletableFuture<>();
                if (running == 0) {
                    drained.complete(null);
                }
            }
            return drained;
        }
    }

    @Override
    public PollerCounters counters() {
        int feeds;
        int inFlight;
        synchronized (lock) {
            feeds = tasks.size();
            inFlight = running;
        }
        return new PollerCounters(
                feeds,
                inFlight,
                requests.bytes(),
                requests.waiting(),
                tally.polls.sum(),
                tally.fetched.sum(),
                tally.notModified.sum(),
                tally.refused.sum(),
                tally.failed.sum(),
                tally.articles.sum(),
                tally.pages.sum(),
                tally.bytes.sum(),
                tally.publishRetries.sum(),
                tally.unsavedStates.sum());
    }

    PollerSurroundings surroundings() {
        return surroundings;
    }

    Requests requests() {
        return requests;
    }

    Tally tally() {
        return tally;
    }

    /** Moves what is due to its host, begins what may begin, and sees to being called again in time. */
    void advance() {
        for (FeedTask task : takeDue()) {
            PollRequest request = policy.request(task.state, surroundings.time().instant());
            requests.addPoll(site(request.address()), permit -> begin(task, permit));
        }
        requests.beginReady();
        wakeLater();
    }

    private List<FeedTask> takeDue() {
        List<FeedTask> due = new ArrayList<>();
        synchronized (lock) {
            Instant now = surroundings.time().instant();
            while (drained == null && !agenda.isEmpty() && !agenda.first().dueAt.isAfter(now)) {
                FeedTask task = agenda.first();
                agenda.remove(task);
                task.phase = FeedTask.Phase.WAITING;
                due.add(task);
            }
        }
        return due;
    }

    private void begin(FeedTask task, Requests.Permit permit) {
        synchronized (lock) {
            if (task.stopped) {
                permit.answered(Duration.ZERO);
                permit.lease().release();
                return;
            }
            task.phase = FeedTask.Phase.RUNNING;
            running++;
        }
        PollRequest request = policy.request(task.state, surroundings.time().instant());
        new Poll(this, settings, task, request, permit).begin();
    }

    /** Called once by every poll that began. */
    void ended(FeedTask task, Poll poll, PollOutcome outcome) {
        tally.count(outcome);
        if (task.stopped) {
            finished(task);
            return;
        }
        PollState next = next(task, poll, outcome);
        task.state = next;
        if (outcome instanceof PollOutcome.Read read) {
            tally.pages.add(read.pages().fetched());
        }
        save(task, next).whenComplete((saved, problem) -> {
            if (problem != null) {
                tally.unsavedStates.increment(); // the next poll's state replaces it
            }
            finished(task);
            advance();
        });
    }

    /** A defect in the policy must not stop a feed for ever. */
    private PollState next(FeedTask task, Poll poll, PollOutcome outcome) {
        Instant now = surroundings.time().instant();
        try {
            return poll.next(policy, outcome, now);
        } catch (RuntimeException e) {
            Schedule last = task.state.schedule();
            String why = "after a failure of Copydesk: " + e.getClass().getSimpleName();
            Instant later = now.plus(settings.maxFailureDelay());
            return task.state.scheduled(new Schedule(later, why, last.interval(), null, last.hints()));
        }
    }

    private CompletionStage<Void> save(FeedTask task, PollState state) {
        try {
            return surroundings.store().save(task.feed.id(), state);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void finished(FeedTask task) {
        CompletableFuture<Void> end = null;
        synchronized (lock) {
            running--;
            if (!task.stopped) {
                Instant now = surroundings.time().instant();
                PollState state = task.reregistered ? policy.resume(task.feed, task.state, now) : task.state;
                task.phase = FeedTask.Phase.SCHEDULED;
                reschedule(task, state);
                if (task.again) {
                    agenda.remove(task);
                    task.dueAt = now;
                    agenda.add(task);
                }
                task.again = false;
                task.reregistered = false;
            }
            if (running == 0) {
                end = drained;
            }
        }
        if (end != null) {
            end.complete(null);
        }
    }

    private void reschedule(FeedTask task, PollState state) {
        agenda.remove(task);
        task.state = state;
        task.dueAt = state.schedule().nextAt();
        if (task.phase == FeedTask.Phase.SCHEDULED) {
            agenda.add(task);
        }
    }

    private void wakeLater() {
        Duration delay;
        Instant at;
        synchronized (lock) {
            Instant due = agenda.isEmpty() || drained != null ? null : agenda.first().dueAt;
            Instant ready = requests.nextAt().orElse(null);
            at = due == null ? ready : ready == null || due.isBefore(ready) ? due : ready;
            if (at == null || (wakeAt != null && !at.isBefore(wakeAt))) {
                return;
            }
            wakeAt = at;
            Duration until = Duration.between(surroundings.time().instant(), at);
            delay = until.isNegative() ? Duration.ZERO : until;
        }
        Instant expected = at;
        surroundings.wakeup().after(delay, () -> {
            synchronized (lock) {
                if (expected.equals(wakeAt)) {
                    wakeAt = null;
                }
            }
            advance();
        });
    }

    private static String site(String address) {
        return WebAddress.parse(address).map(WebAddress::site).orElse("");
    }
}
