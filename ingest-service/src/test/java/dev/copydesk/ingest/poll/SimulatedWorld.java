package dev.copydesk.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes only when nothing is left to do: a year takes seconds. One thread. */
final class SimulatedWorld implements InstantSource, Wakeup {
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingLong(Event::number));
    private Instant now;
    private long eventsSoFar;

    private record Event(Instant at, long number, Runnable task) {}

    SimulatedWorld(Instant begin) {
        now = begin;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void after(Duration delay, Runnable task) {
        events.add(new Event(now.plus(delay), eventsSoFar++, task));
    }

    void at(Instant when, Runnable task) {
        events.add(new Event(when, eventsSoFar++, task));
    }

    void runUntil(Instant end) {
        while (!events.isEmpty() && !events.peek().at().isAfter(end)) {
            Event event = events.remove();
            if (event.at().isAfter(now)) {
                now = event.at();
            }
            event.task().run();
        }
        now = end;
    }
}
