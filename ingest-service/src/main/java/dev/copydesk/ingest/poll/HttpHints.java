package dev.copydesk.ingest.poll;

import dev.copydesk.ingest.fetch.Answer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an answer's headers say about time (RFC 9110, RFC 9111), whatever the server's clock shows: dates are only compared
 * with the server's own {@code Date}. Pure.
 */
final class HttpHints {
    private HttpHints() {}

    /** How long the answer stays fresh: {@code max-age}, else {@code Expires} − {@code Date}; never negative. */
    static Duration freshness(Answer answer) {
        String cacheControl = answer.cacheControl();
        if (cacheControl != null) {
            for (String directive : cacheControl.toLowerCase(Locale.ROOT).split(",")) {
                String name = directive.strip();
                if (name.equals("no-cache") || name.equals("no-store")) {
                    return Duration.ZERO;
                }
                if (name.startsWith("max-age=")) {
                    return seconds(name.substring("max-age=".length()).replace("\"", ""))
                            .orElse(Duration.ZERO);
                }
            }
        }
        Optional<Instant> expires = date(answer.expires());
        Optional<Instant> date = date(answer.date());
        return expires.isPresent() && date.isPresent() && expires.get().isAfter(date.get())
                ? Duration.between(date.get(), expires.get())
                : Duration.ZERO;
    }

    /**
     * How long the server asks to be left alone.
     *
     * @param now stands in where a date comes without the server's own {@code Date}
     * @return empty where it does not ask, or not understandably; never negative
     */
    static Optional<Duration> retryAfter(Answer answer, Instant now) {
        String value = answer.retryAfter();
        if (value == null) {
            return Optional.empty();
        }
        Optional<Duration> seconds = seconds(value.strip());
        if (seconds.isPresent()) {
            return seconds;
        }
        Instant from = date(answer.date()).orElse(now);
        return date(value).map(until -> until.isAfter(from) ? Duration.between(from, until) : Duration.ZERO);
    }

    /** More digits than any date has count as very long. */
    private static Optional<Duration> seconds(String digits) {
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofSeconds(digits.length() > 9 ? 999_999_999 : Long.parseLong(digits)));
    }

    private static Optional<Instant> date(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty(); // Expires: 0 and its like
        }
    }
}
