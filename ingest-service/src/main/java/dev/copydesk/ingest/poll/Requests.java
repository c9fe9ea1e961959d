package dev.copydesk.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Begins requests when their host, the number of requests under way and the memory allow it. Thread-safe.
 *
 * <p>Whoever asks gets a {@link Permit} later, on the thread of whoever made it possible.
 */
final class Requests {
    /** Held by every request from its beginning: most feeds and all 304 answers need no more. */
    static final long FIRST_LEASE = 64 * 1024;

    /** What polls leave to the pages that they wait for. */
    private static final int PAGES_PART = 4;

    private final InstantSource time;
    private final int maxUnderWay;
    private final long pollsMemory;
    private final MemoryBudget memory;
    private final HostSchedule<Asking> hosts;

    private int underWay;
    private boolean closed;
    /** Polls wait for memory, not for time; what is left of it is for pages. */
    private boolean memoryShort;
    /** Something could begin but for the number under way or memory: the end of another is waited for, not time. */
    private boolean blocked;

    Requests(PollSettings settings, InstantSource time) {
        this.time = time;
        this.maxUnderWay = settings.maxInFlight();
        this.pollsMemory = settings.maxBytesInFlight() - settings.maxBytesInFlight() / PAGES_PART;
        this.memory = new MemoryBudget(settings.maxBytesInFlight());
        this.hosts = new HostSchedule<>(settings.hostSpacing(), settings.hostConcurrency(), settings.maxPagesPerPoll());
    }

    private record Asking(String site, Consumer<Permit> begin, Instant patience, Runnable leave) {
        static final Runnable STAYS = () -> {};
    }

    /** One request that may be sent now. {@link #answered} must be called once. */
    final class Permit {
        private final String site;
        private final MemoryBudget.Lease lease;

        private Permit(String site, MemoryBudget.Lease lease) {
            this.site = site;
            this.lease = lease;
        }

        /** To be released once what the request brought is no longer held. */
        MemoryBudget.Lease lease() {
            return lease;
        }

        /** @param rest how long the host is to be left alone beyond the usual spacing */
        void answered(Duration rest) {
            List<Asking> left = List.of();
            synchronized (Requests.this) {
                Instant now = time.instant();
                underWay--;
                if (!rest.isZero()) {
                    Instant until = now.plus(rest);
                    hosts.rest(site, until);
                    left = hosts.removePages(site, asking -> until.isAfter(asking.patience()));
                }
                hosts.finished(site, now);
            }
            left.forEach(asking -> asking.leave().run());
        }
    }

    /** The poll waits for its turn from now on; {@link #beginReady} begins it. */
    synchronized void addPoll(String site, Consumer<Permit> begin) {
        hosts.addPoll(site, new Asking(site, begin, Instant.MAX, Asking.STAYS));
    }

    /**
     * A page, or the next hop of what is under way, waits for its turn from now on.
     *
     * @param patience until when it waits for a host that rests
     * @param leave called instead of {@code begin} where the host wants to rest for longer
     * @return whether it waits; if not, because the host rests for longer already, neither is called
     */
    synchronized boolean addPage(String site, Instant patience, Consumer<Permit> begin, Runnable leave) {
        if (hosts.notBefore(site).isAfter(patience)) {
            return false;
        }
        hosts.addPage(site, new Asking(site, begin, patience, leave));
        return true;
    }

    /** Begins what may begin. */
    void beginReady() {
        for (Begun begun = next(); begun != null; begun = next()) {
            begun.asking().begin().accept(begun.permit());
        }
    }

    private record Begun(Asking asking, Permit permit) {}

    private synchronized @Nullable Begun next() {
        Instant now = time.instant();
        memoryShort = memory.used() >= pollsMemory;
        blocked = false;
        Asking first = hosts.peek(now, pollsMayBegin());
        if (first == null) {
            return null;
        }
        MemoryBudget.Lease lease = underWay < maxUnderWay ? memory.tryLease(FIRST_LEASE) : null;
        if (lease == null) {
            blocked = true;
            return null;
        }
        hosts.take(now, pollsMayBegin());
        underWay++;
        return new Begun(first, new Permit(first.site(), lease));
    }

    /** When time alone lets a request begin; empty where none waits, or where they wait for others to end. */
    synchronized Optional<Instant> nextAt() {
        return blocked ? Optional.empty() : hosts.nextAt(pollsMayBegin());
    }

    private boolean pollsMayBegin() {
        return !closed && !memoryShort;
    }

    /** Begins no more polls; the pages of those under way still come. */
    synchronized void close() {
        closed = true;
    }

    synchronized int underWay() {
        return underWay;
    }

    synchronized int waiting() {
        return hosts.waiting();
    }

    long bytes() {
        return memory.used();
    }
}
