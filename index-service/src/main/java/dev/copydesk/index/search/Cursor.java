package dev.copydesk.index.search;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.model.EventJson;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a long answer goes on: a point in time of the index, and the sort values of the last article told. It is good
 * for the search it was told for alone.
 *
 * @param search {@link #fingerprint} of criteria and order
 */
record Cursor(
        @JsonProperty("v") String view,
        @JsonProperty("a") JsonNode after,
        @JsonProperty("s") int search) {
    /** Asks for the first page and a cursor. */
    static final String START = "start";

    /** A view names every shard of every month. */
    static final int MAX_LENGTH = 60_000;

    static int fingerprint(SearchRequest request) {
        return (request.criteria() + "|" + request.order()).hashCode();
    }

    /** Opaque, safe in an address. */
    String token() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(EventJson.write(this));
    }

    /** @throws BadSearchException if it is no cursor, or one of another search */
    static Cursor parse(String token, SearchRequest request) {
        Cursor cursor;
        try {
            cursor = EventJson.read(
                    Base64.getUrlDecoder().decode(token.getBytes(StandardCharsets.ISO_8859_1)), Cursor.class);
        } catch (RuntimeException e) {
            throw new BadSearchException("this is no cursor; begin with cursor=" + START);
        }
        if (cursor.search != fingerprint(request)) {
            throw new BadSearchException(
                    "this cursor is another search's: repeat q, the filters and sort as they were");
        }
        return cursor;
    }
}
