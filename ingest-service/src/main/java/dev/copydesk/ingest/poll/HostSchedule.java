package dev.copydesk.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which request may go to its host now: at most so many at a time to one host, their beginnings so far apart, and none while
 * the host rests. A host that has to wait keeps nobody else waiting.
 *
 * <p>Pages, and next hops, go before polls: they end what began, and give its memory back. Where both wait for one host, a poll
 * follows after so many of them, so that a host to which others lead all the time is polled, too. Otherwise requests to one
 * host go in the order of their arrival.
 *
 * <p>Not thread-safe. Each operation is logarithmic in the number of hosts.
 *
 * @param <J> what is to be done
 */
final class HostSchedule<J> {
    private static final int OPERATIONS_PER_SWEEP = 4096;

    private final Duration spacing;
    private final int concurrency;
    private final int maxPagesInARow;
    private final Map<String, Host<J>> hosts = new HashMap<>();
    /** Those with a page waiting and a slot free, by the time from which they may be asked. */
    private final TreeSet<Host<J>> withPages = new TreeSet<>(order());
    /** The same with a poll waiting. */
    private final TreeSet<Host<J>> withPolls = new TreeSet<>(order());

    private long hostsSoFar;
    private int waiting;
    private int operations;

    HostSchedule(Duration spacing, int concurrency, int maxPagesInARow) {
        this.spacing = spacing;
        this.concurrency = concurrency;
        this.maxPagesInARow = maxPagesInARow;
    }

    void addPoll(String name, J job) {
        Host<J> host = host(name);
        add(host, host.polls, job);
    }

    /** A page or a next hop. */
    void addPage(String name, J job) {
        Host<J> host = host(name);
        add(host, host.pages, job);
    }

    /**
     * What {@link #take} would give.
     *
     * @param polls whether polls may begin
     */
    @Nullable
    J peek(Instant now, boolean polls) {
        Host<J> host = next(now, polls);
        return host == null ? null : jobs(host, polls).getFirst();
    }

    /** The next request that may begin; null where none may. Its host's slot is taken until {@link #finished}. */
    @Nullable
    J take(Instant now, boolean polls) {
        Host<J> host = next(now, polls);
        if (host == null) {
            return null;
        }
        withdraw(host);
        Deque<J> jobs = jobs(host, polls);
        J job = jobs.removeFirst();
        waiting--;
        host.pagesInARow = jobs == host.pages ? host.pagesInARow + 1 : 0;
        host.active++;
        host.notBefore = now.plus(spacing);
        offer(host);
        return job;
    }

    /** Frees the slot that {@link #take} took. */
    void finished(String name, Instant now) {
        Host<J> host = hosts.get(name);
        if (host != null) {
            withdraw(host);
            host.active--;
            offer(host);
        }
        if (++operations >= OPERATIONS_PER_SWEEP) {
            operations = 0;
            hosts.values().removeIf(idle -> idle.isIdle() && !idle.notBefore.isAfter(now));
        }
    }

    /** Asks the host nothing before then; a longer rest stands. */
    void rest(String name, Instant until) {
        Host<J> host = host(name);
        if (until.isAfter(host.notBefore)) {
            withdraw(host);
            host.notBefore = until;
            offer(host);
        }
    }

    /** From when on the host may be asked, as far as its rest and the distance go. */
    Instant notBefore(String name) {
        Host<J> host = hosts.get(name);
        return host == null ? Instant.MIN : host.notBefore;
    }

    /** Takes away the host's pages, and next hops, that wait no longer. */
    List<J> removePages(String name, Predicate<J> leaves) {
        Host<J> host = host(name);
        List<J> left = host.pages.stream().filter(leaves).toList();
        if (!left.isEmpty()) {
            withdraw(host);
            host.pages.removeIf(leaves);
            waiting -= left.size();
            offer(host);
        }
        return left;
    }

    /** When {@link #take} gives something next, as far as known; empty where nothing waits for time to pass. */
    Optional<Instant> nextAt(boolean polls) {
        Optional<Instant> page = earliest(withPages);
        Optional<Instant> poll = polls ? earliest(withPolls) : Optional.empty();
        return page.isEmpty() || (poll.isPresent() && poll.get().isBefore(page.get())) ? poll : page;
    }

    int waiting() {
        return waiting;
    }

    private Host<J> host(String name) {
        return hosts.computeIfAbsent(name, key -> new Host<>(key, hostsSoFar++));
    }

    private void add(Host<J> host, Deque<J> jobs, J job) {
        withdraw(host);
        jobs.addLast(job);
        waiting++;
        offer(host);
    }

    private @Nullable Host<J> next(Instant now, boolean polls) {
        if (!withPages.isEmpty() && !withPages.first().notBefore.isAfter(now)) {
            return withPages.first();
        }
        boolean poll =
                polls && !withPolls.isEmpty() && !withPolls.first().notBefore.isAfter(now);
        return poll ? withPolls.first() : null;
    }

    /** Those whose turn it is at a host that {@link #next} gave. */
    private Deque<J> jobs(Host<J> host, boolean polls) {
        boolean pollsTurn = polls && !host.polls.isEmpty() && host.pagesInARow >= maxPagesInARow;
        return host.pages.isEmpty() || pollsTurn ? host.polls : host.pages;
    }

    private void withdraw(Host<J> host) {
        withPages.remove(host);
        withPolls.remove(host);
    }

    private void offer(Host<J> host) {
        if (host.active >= concurrency) {
            return;
        }
        if (!host.pages.isEmpty()) {
            withPages.add(host);
        }
        if (!host.polls.isEmpty()) {
            withPolls.add(host);
        }
    }

    private static <J> Optional<Instant> earliest(SortedSet<Host<J>> hosts) {
        return hosts.isEmpty() ? Optional.empty() : Optional.of(hosts.first().notBefore);
    }

    private static <J> Comparator<Host<J>> order() {
        return Comparator.comparing((Host<J> host) -> host.notBefore).thenComparingLong(host -> host.number);
    }

    private static final class Host<J> {
        private final String name;
        private final long number;
        private final Deque<J> pages = new ArrayDeque<>(2);
        private final Deque<J> polls = new ArrayDeque<>(2);
        private int active;
        private int pagesInARow;
        private Instant notBefore = Instant.MIN;

        Host(String name, long number) {
            this.name = name;
            this.number = number;
        }

        boolean isIdle() {
            return active == 0 && pages.isEmpty() && polls.isEmpty();
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
