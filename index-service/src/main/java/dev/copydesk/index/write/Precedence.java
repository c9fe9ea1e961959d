package dev.copydesk.index.write;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Of what is searched over what is being built: while requests of the former are slow, answered or not, the latter holds back, and
 * the longer the more often full speed was tried in vain. Elasticsearch works off bulk requests in the order of their arrival, a few
 * at a time, so that one article that arrives now would otherwise stand behind all that a replay has sent. Thread-safe.
 */
public final class Precedence {
    private static final Duration SLOW = Duration.ofMillis(500);
    private static final Duration QUIET = Duration.ofMinutes(1);
    private static final Duration SHORTEST_HOLD = Duration.ofMinutes(1);
    private static final Duration LONGEST_HOLD = Duration.ofMinutes(16);

    private final InstantSource clock;
    private final Set<Request> unanswered = ConcurrentHashMap.newKeySet();
    private volatile Instant lastSentAt = Instant.MIN;
    private Instant until = Instant.MIN;
    private Duration hold = SHORTEST_HOLD;

    public Precedence(InstantSource clock) {
        this.clock = clock;
    }

    /** Told apart from others that were sent at the same time. */
    private static final class Request {
        private final Instant sentAt;

        Request(Instant sentAt) {
            this.sentAt = sentAt;
        }
    }

    /**
     * A request of what is searched, or may be at any time, is about to be sent.
     *
     * @return to be run when it is answered, or has failed
     */
    public Runnable sending() {
        Request request = new Request(clock.instant());
        unanswered.add(request);
        lastSentAt = request.sentAt;
        return () -> {
            unanswered.remove(request);
            holdBackIfSlow(request, clock.instant());
        };
    }

    private synchronized void holdBackIfSlow(Request request, Instant now) {
        if (Duration.between(request.sentAt, now).compareTo(SLOW) < 0) {
            return;
        }
        if (!now.isBefore(until)) {
            // Each time that full speed is tried in vain delays articles: the next time comes after twice as long.
            boolean isInVain = until.plus(hold).isAfter(now);
            Duration twice = hold.multipliedBy(2);
            hold = !isInVain ? SHORTEST_HOLD : twice.compareTo(LONGEST_HOLD) < 0 ? twice : LONGEST_HOLD;
        }
        until = now.plus(hold);
    }

    /** Whether nothing was sent of what is searched for a while, so that nothing has to wait for what is being built. */
    public boolean isQuiet() {
        return unanswered.isEmpty() && !clock.instant().isBefore(lastSentAt.plus(QUIET));
    }

    /** Whether what is being built is to take as little of Elasticsearch as it can. */
    public boolean holdsBack() {
        Instant now = clock.instant();
        unanswered.forEach(request -> holdBackIfSlow(request, now));
        synchronized (this) {
            return now.isBefore(until);
        }
    }
}
