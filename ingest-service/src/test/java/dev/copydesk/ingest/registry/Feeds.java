package dev.copydesk.ingest.registry;

import dev.copydesk.ingest.poll.PollState;
import dev.copydesk.model.EventJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Feeds and states for tests. */
final class Feeds {
    static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");

    private Feeds() {}

    static FeedRegistration registration(String url) {
        return NewFeed.at(FeedAddress.of(url)).registration(NOW);
    }

    static PollState state(String url, Instant polledAt, int failures) {
        String json = """
                {"address": "%s", "registeredAddress": "%s",
                 "schedule": {"nextAt": "%s", "why": "every 15 min", "interval": "PT15M"},
                 "health": {"lastPollAt": "%s", "lastStatus": 200, "failuresInARow": %d, "gone": false}}
                """.formatted(url, url, polledAt.plusSeconds(900), polledAt, failures);
        return EventJson.read(json.getBytes(StandardCharsets.UTF_8), PollState.class);
    }
}
