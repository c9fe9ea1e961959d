package dev.copydesk.index.dead;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some letters, the latest first.
 *
 * @param total letters that fit the filter
 * @param cursor names the next page; absent on the last
 * @param unlisted letters that there was no room for in memory, which come up when others are gone
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LetterPage(
        int total, List<LetterSummary> letters, @Nullable String cursor, long unlisted) {

    /**
     * @param matching in the catalog's order
     * @param cursor of the page before; null for the first
     * @throws BadDeadRequestException for a cursor that no page named
     */
    static LetterPage of(List<LetterSummary> matching, @Nullable String cursor, int size, long unlisted) {
        int start = cursor == null || cursor.isEmpty() ? 0 : after(matching, cursor);
        int end = Math.min(matching.size(), start + size);
        List<LetterSummary> letters = List.copyOf(matching.subList(start, end));
        String next = end < matching.size() && !letters.isEmpty() ? cursor(letters.get(letters.size() - 1)) : null;
        return new LetterPage(matching.size(), letters, next, unlisted);
    }

    private static String cursor(LetterSummary last) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((last.at() + " " + last.key()).getBytes(StandardCharsets.UTF_8));
    }

    private static int after(List<LetterSummary> matching, String cursor) {
        Instant at;
        String key;
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", 2);
            at = Instant.parse(parts[0]);
            key = parts[1];
        } catch (IllegalArgumentException | DateTimeParseException | ArrayIndexOutOfBoundsException e) {
            throw new BadDeadRequestException("cursor is none: take it from the page before", e);
        }
        int position = 0;
        while (position < matching.size() && !isAfter(matching.get(position), at, key)) {
            position++;
        }
        return position;
    }

    private static boolean isAfter(LetterSummary letter, Instant at, String key) {
        return letter.at().isBefore(at)
                || (letter.at().equals(at) && letter.key().compareTo(key) > 0);
    }
}
