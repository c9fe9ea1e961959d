package dev.copydesk.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which request may go to its host now: at most so many at a time to one host, their beginnings so far apart, and none while
 * the host rests. A host that has to wait keeps nobody else waiting. Requests to one host go in the order of their arrival.
 *
 * <p>Not thread-safe. Each operation is logarithmic in the number of hosts.
 *
 * @param <J> what is to be done
 */
final class HostSchedule<J> {
    private static final int OPERATIONS_PER_SWEEP = 4096;

    private final Duration spacing;
    private final int concurrency;
    private final Map<String, Host<J>> hosts = new HashMap<>();
    /** Those with a request waiting and a slot free, by the time from which they may be asked. */
    private final TreeSet<Host<J>> askable = new TreeSet<>(
            Comparator.comparing((Host<J> host) -> host.notBefore).thenComparingLong(host -> host.number));

    private long hostsSoFar;
    private int waiting;
    private int operations;

    HostSchedule(Duration spacing, int concurrency) {
        this.spacing = spacing;
        this.concurrency = concurrency;
    }

    void add(String name, J job) {
        Host<J> host = hosts.computeIfAbsent(name, key -> new Host<>(key, hostsSoFar++));
        askable.remove(host);
        host.jobs.addLast(job);
        waiting++;
        offer(host);
    }

    /** What {@link #take} would give. */
    @Nullable
    J peek(Instant now) {
        return askable.isEmpty() || askable.first().notBefore.isAfter(now)
                ? null
                : askable.first().jobs.getFirst();
    }

    /** The next request that may begin; null where none may. Its host's slot is taken until {@link #finished}. */
    @Nullable
    J take(Instant now) {
        if (askable.isEmpty() || askable.first().notBefore.isAfter(now)) {
            return null;
        }
        Host<J> host = askable.first();
        askable.remove(host);
        J job = host.jobs.removeFirst();
        waiting--;
        host.active++;
        host.notBefore = now.plus(spacing);
        offer(host);
        return job;
    }

    /** Frees the slot that {@link #take} took. */
    void finished(String name, Instant now) {
        Host<J> host = hosts.get(name);
        if (host != null) {
            askable.remove(host);
            host.active--;
            offer(host);
        }
        if (++operations >= OPERATIONS_PER_SWEEP) {
            operations = 0;
            hosts.values().removeIf(idle -> idle.active == 0 && idle.jobs.isEmpty() && !idle.notBefore.isAfter(now));
        }
    }

    /** Asks the host nothing before then; a longer rest stands. */
    void rest(String name, Instant until) {
        Host<J> host = hosts.computeIfAbsent(name, key -> new Host<>(key, hostsSoFar++));
        if (until.isAfter(host.notBefore)) {
            askable.remove(host);
            host.notBefore = until;
            offer(host);
        }
    }

    /** When {@link #take} gives something next, as far as known; empty where nothing waits for time to pass. */
    Optional<Instant> nextAt() {
        return askable.isEmpty() ? Optional.empty() : Optional.of(askable.first().notBefore);
    }

    int waiting() {
        return waiting;
    }

    private void offer(Host<J> host) {
        if (!host.jobs.isEmpty() && host.active < concurrency) {
            askable.add(host);
        }
    }

    private static final class Host<J> {
        private final String name;
        private final long number;
        private final Deque<J> jobs = new ArrayDeque<>(2);
        private int active;
        private Instant notBefore = Instant.MIN;

        Host(String name, long number) {
            this.name = name;
            this.number = number;
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
