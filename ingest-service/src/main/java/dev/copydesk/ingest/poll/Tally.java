package dev.copydesk.ingest.poll;

import java.util.concurrent.atomic.LongAdder;

/** The poller's counters since it began. Thread-safe. */
final class Tally {
    final LongAdder polls = new LongAdder();
    final LongAdder fetched = new LongAdder();
    final LongAdder notModified = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder failed = new LongAdder();
    final LongAdder articles = new LongAdder();
    final LongAdder pages = new LongAdder();
    final LongAdder bytes = new LongAdder();
    final LongAdder publishRetries = new LongAdder();
    final LongAdder unsavedStates = new LongAdder();

    void count(PollOutcome outcome) {
        polls.increment();
        if (outcome instanceof PollOutcome.Read read) {
            fetched.increment();
            articles.add(read.newItems() + (long) read.changedItems());
            bytes.add(read.answer().wireBytes());
        } else if (outcome instanceof PollOutcome.SameBody same) {
            fetched.increment();
            bytes.add(same.answer().wireBytes());
        } else if (outcome instanceof PollOutcome.NotModified) {
            notModified.increment();
        } else if (outcome instanceof PollOutcome.Refused) {
            refused.increment();
        } else if (outcome instanceof PollOutcome.NotAFeed notAFeed) {
            failed.increment();
            bytes.add(notAFeed.answer().wireBytes());
        } else if (outcome instanceof PollOutcome.Failed lost) {
            failed.increment();
            bytes.add(lost.wireBytes());
        }
    }
}
