package dev.copydesk.ingest.poll;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.copydesk.ingest.feed.SeenItems;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is remembered of one feed between two polls, as JSON at most some 20 kB.
 *
 * @param address where the feed is asked: as registered, or where it moved for good
 * @param registeredAddress the address it was registered with, so that a changed registration is noticed
 * @param validators see there
 * @param schedule see there
 * @param health see there
 * @param history see there
 * @param bodyHash of the last body, so that an equal one need not be parsed
 * @param seen the items known, at most 500
 * @param pendingPages attempts made so far to fetch the page of an item, by the item's article id, at most
 *     {@value #MAX_PENDING_PAGES}
 * @param totals see there
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PollState(
        String address,
        String registeredAddress,
        Validators validators,
        Schedule schedule,
        Health health,
        History history,
        @Nullable String bodyHash,
        SeenItems seen,
        Map<String, Integer> pendingPages,
        Totals totals) {
    public static final int MAX_PENDING_PAGES = 50;

    public PollState {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(registeredAddress, "registeredAddress");
        Objects.requireNonNull(schedule, "schedule");
        validators = validators == null ? Validators.NONE : validators;
        health = health == null ? Health.NONE : health;
        history = history == null ? History.NONE : history;
        totals = totals == null ? Totals.NONE : totals;
        seen = seen == null ? SeenItems.none() : seen;
        pendingPages = pendingPages == null ? Map.of() : Map.copyOf(pendingPages);
        if (pendingPages.size() > MAX_PENDING_PAGES) {
            throw new IllegalArgumentException(
                    "pendingPages has " + pendingPages.size() + " entries, at most " + MAX_PENDING_PAGES + " are kept");
        }
    }

    /** With another schedule. */
    PollState scheduled(Schedule next) {
        return new PollState(
                address, registeredAddress, validators, next, health, history, bodyHash, seen, pendingPages, totals);
    }

    /** At another address of the same registration. */
    PollState movedTo(String newAddress) {
        return new PollState(
                newAddress,
                registeredAddress,
                validators,
                schedule,
                health,
                history,
                bodyHash,
                seen,
                pendingPages,
                totals);
    }
}
