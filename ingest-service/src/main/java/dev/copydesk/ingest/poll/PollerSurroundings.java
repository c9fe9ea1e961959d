package dev.copydesk.ingest.poll;

import dev.copydesk.ingest.fetch.FeedFetcher;
import dev.copydesk.ingest.fetch.PageFetcher;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * All that the poller touches, so that a year can pass in a test.
 *
 * @param fetcher asks the hosts
 * @param pages fetches the pages of teasers
 * @param reader makes articles of bodies
 * @param sink takes the articles
 * @param store keeps the states
 * @param time our clock
 * @param random for jitter; thread-safe
 * @param wakeup for when a feed is due
 * @param worker reads feeds: as many at a time as it has threads
 */
public record PollerSurroundings(
        FeedFetcher fetcher,
        PageFetcher pages,
        FeedReader reader,
        ItemSink sink,
        PollStateStore store,
        InstantSource time,
        RandomGenerator random,
        Wakeup wakeup,
        Executor worker) {}
