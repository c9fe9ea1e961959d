package dev.copydesk.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.copydesk.ingest.fetch.FeedFetcher;
import dev.copydesk.ingest.fetch.FetchOutcome;
import dev.copydesk.ingest.fetch.FetchRequest;
import dev.copydesk.ingest.fetch.PageFetcher;
import dev.copydesk.ingest.fetch.RobotsRules;
import dev.copydesk.ingest.fetch.WebAddress;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.RawArticle;
import dev.copydesk.model.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Feeds of every vice, polled by the real policy, engine and selection of new items; HTTP and time are simulated. */
final class PollingSimulation {
    static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final PollSettings SETTINGS = PollSettings.DEFAULTS;
    private static final int HOURS_BETWEEN_MOVES = 29;

    final Instant end;
    final List<SimulatedFeed> feeds = new ArrayList<>();

    /** When each content of each item was acknowledged, by {@link SimulatedReading#key}. */
    final Map<String, Instant> acknowledged = new HashMap<>();

    final List<String> sentTwice = new ArrayList<>();
    final List<String> impolite = new ArrayList<>();
    final Map<String, Integer> requestsOfDay = new HashMap<>();
    final Poller poller;
    long requests;

    private final Random random;
    private final SimulatedWorld world = new SimulatedWorld(BEGIN);
    private final Map<String, Instant> lastBegun = new HashMap<>();
    private final Map<String, Instant> restUntil = new HashMap<>();
    private final Map<String, Integer> atOnce = new HashMap<>();
    private final Map<String, PollState> saved = new HashMap<>();

    PollingSimulation(long seed, int days, int count) {
        random = new Random(seed);
        end = BEGIN.plus(Duration.ofDays(days));
        poller = new Poller(
                SETTINGS,
                new PollerSurroundings(
                        fetcher(),
                        new PageFetcher(fetcher(), new RobotsRules(fetcher(), world, "copydesk")),
                        new SimulatedReading(),
                        this::publish,
                        this::save,
                        world,
                        random,
                        world,
                        Runnable::run));
        for (int number = 0; number < count; number++) {
            SimulatedFeed feed = new SimulatedFeed(number, BEGIN, end, random);
            feeds.add(feed);
            poller.start(polled(feed), null);
        }
        moveOwnershipNowAndThen();
    }

    void run() {
        world.runUntil(end);
    }

    PollState state(SimulatedFeed feed) {
        return poller.state("feed" + feed.number).orElseThrow();
    }

    /** As when an instance dies or joins: the feed goes on from the state that was saved last. */
    private void moveOwnershipNowAndThen() {
        for (Instant at = BEGIN.plus(Duration.ofHours(HOURS_BETWEEN_MOVES));
                at.isBefore(end);
                at = at.plus(Duration.ofHours(HOURS_BETWEEN_MOVES))) {
            world.at(at, () -> {
                SimulatedFeed feed = feeds.get(random.nextInt(feeds.size()));
                String id = "feed" + feed.number;
                poller.stop(id);
                PollState state = saved.get(id);
                PollState read = state == null ? null : EventJson.read(EventJson.write(state), PollState.class);
                assertThat(read).isEqualTo(state);
                poller.start(polled(feed), read);
            });
        }
    }

    private static PolledFeed polled(SimulatedFeed feed) {
        String id = "feed" + feed.number;
        return new PolledFeed(id, feed.address(), new Source(id, "Feed " + feed.number, null, null));
    }

    private FeedFetcher fetcher() {
        return request -> {
            String host = WebAddress.parse(request.address()).orElseThrow().host();
            begin(host, request);
            CompletableFuture<FetchOutcome> result = new CompletableFuture<>();
            world.after(Duration.ofMillis(20 + random.nextInt(3000)), () -> {
                SimulatedFeed feed = feeds.get(numberOf(request));
                FetchOutcome outcome = feed.answer(request, world.instant());
                atOnce.merge(host, -1, Integer::sum);
                if (outcome instanceof FetchOutcome.Refused refused
                        && refused.answer().status() == 429) {
                    restUntil.put(host, world.instant().plusSeconds(600));
                }
                result.complete(outcome);
            });
            return result;
        };
    }

    private static int numberOf(FetchRequest request) {
        return Integer.parseInt(request.address().substring(request.address().lastIndexOf("feed") + 4));
    }

    private void begin(String host, FetchRequest request) {
        Instant now = world.instant();
        requests++;
        Instant last = lastBegun.put(host, now);
        if (last != null && Duration.between(last, now).compareTo(SETTINGS.hostSpacing()) < 0) {
            impolite.add(host + " was asked at " + last + " and " + now);
        }
        if (atOnce.merge(host, 1, Integer::sum) > SETTINGS.hostConcurrency()) {
            impolite.add(host + " was asked twice at once at " + now);
        }
        if (restUntil.getOrDefault(host, Instant.MIN).isAfter(now)) {
            impolite.add(host + " was asked at " + now + " although it wanted to rest");
        }
        requestsOfDay.merge(request.address() + Duration.between(BEGIN, now).toDays(), 1, Integer::sum);
    }

    private CompletionStage<Void> publish(List<RawArticle> sent) {
        CompletableFuture<Void> result = new CompletableFuture<>();
        boolean fails = random.nextInt(100) == 0;
        world.after(Duration.ofMillis(5), () -> {
            if (fails) {
                result.completeExceptionally(new IllegalStateException("not acknowledged"));
                return;
            }
            for (RawArticle article : sent) {
                String key = article.id() + "/" + article.contentHash();
                if (acknowledged.putIfAbsent(key, world.instant()) != null) {
                    sentTwice.add(article.source().id() + " " + article.title() + " at " + world.instant());
                }
            }
            result.complete(null);
        });
        return result;
    }

    private CompletionStage<Void> save(String feedId, PollState state) {
        saved.put(feedId, state);
        return CompletableFuture.completedFuture(null);
    }
}
