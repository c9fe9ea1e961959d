package dev.copydesk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.copydesk.cli.exit.CommandFailure;
import dev.copydesk.cli.http.Answer;
import dev.copydesk.cli.http.Json;
import dev.copydesk.cli.http.Service;
import dev.copydesk.ingest.registry.BadRegistrationException;
import dev.copydesk.ingest.registry.FeedAddress;
import java.time.Duration;

/** Asks ingest-service about the feeds. Thread-safe. */
final class FeedRegistryClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int PAGE = 1000;
    private static final String OPML = "text/x-opml";

    private final Service ingest;

    FeedRegistryClient(Service ingest) {
        this.ingest = ingest;
    }

    /**
     * Registers one feed.
     *
     * @return 201 for a new one, 200 for a known one
     * @throws CommandFailure if it is refused
     */
    Answer register(ObjectNode registration) {
        return taken(ingest.post("/feeds", "application/json", Json.bytes(registration), TIMEOUT), "the feed");
    }

    /**
     * Registers the feeds of a list.
     *
     * @return {@code {"added", "known", "skipped": [{"line", "reason"}]}}
     * @throws CommandFailure if it is refused
     */
    JsonNode registerAll(byte[] opml, String name) {
        return taken(ingest.post("/feeds", OPML, opml, TIMEOUT), name).json();
    }

    /**
     * The id of the feed that is meant.
     *
     * @param idOrAddress as the user wrote it
     */
    static String id(String idOrAddress) {
        if (FeedAddress.isId(idOrAddress)) {
            return idOrAddress;
        }
        try {
            return FeedAddress.of(idOrAddress).id();
        } catch (BadRegistrationException e) {
            throw CommandFailure.usage("'" + idOrAddress
                    + "' is neither an id (32 hex digits) nor an address; take it from 'copydesk feeds list'");
        }
    }

    /** All feeds that fit: {@code {"total", "registered", "conditions", "feeds"}}. */
    ObjectNode list(String filter) {
        ObjectNode all = page(filter, 0);
        ArrayNode feeds = all.withArray("feeds");
        while (feeds.size() < all.path("total").asInt()) {
            JsonNode more = page(filter, feeds.size()).path("feeds");
            if (more.isEmpty()) {
                break; // removed meanwhile
            }
            more.forEach(feeds::add);
        }
        return all;
    }

    private ObjectNode page(String filter, int from) {
        Answer answer = taken(ingest.get("/feeds?size=" + PAGE + "&from=" + from + filter, TIMEOUT), "the list");
        if (answer.json() instanceof ObjectNode page) {
            return page;
        }
        throw CommandFailure.internal(ingest.name() + " at " + ingest.address()
                + " did not answer with feeds; check that the port belongs to Copydesk");
    }

    byte[] export() {
        return taken(ingest.get("/feeds.opml", TIMEOUT), "the list").body();
    }

    /** @throws CommandFailure if no such feed is registered */
    void remove(String idOrAddress) {
        known(ingest.delete("/feeds/" + id(idOrAddress), TIMEOUT), idOrAddress);
    }

    /** @throws CommandFailure if no such feed is registered */
    void poll(String idOrAddress) {
        known(
                ingest.post("/feeds/" + id(idOrAddress) + "/poll", "application/json", new byte[0], TIMEOUT),
                idOrAddress);
    }

    private void known(Answer answer, String idOrAddress) {
        if (answer.status() == 404) {
            throw CommandFailure.badData(
                    "no feed '" + idOrAddress + "' is registered; 'copydesk feeds list' shows those that are");
        }
        taken(answer, "the request");
    }

    private Answer taken(Answer answer, String what) {
        ingest.requirePermitted(answer);
        if (answer.status() == 413) {
            throw CommandFailure.badData(what + " is too large for one request; split it");
        }
        if (answer.status() >= 400 && answer.status() < 500) {
            throw CommandFailure.badData(what + " was refused: " + answer.error());
        }
        if (!answer.ok()) {
            throw CommandFailure.unreachable(ingest.name() + " cannot answer for the feeds just now (" + answer.error()
                    + "); look at 'copydesk status'");
        }
        return answer;
    }
}
