package dev.copydesk.index.search;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/**
 * One end of a range of time.
 *
 * @param at the instant; for a date alone, its first in UTC
 * @param wholeDay whether a date alone was given, which means the whole day
 */
record DateBound(Instant at, boolean wholeDay) {
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");
    private static final int DATE_LENGTH = "2026-03-01".length();

    /**
     * @param name the parameter's, for the message
     * @throws BadSearchException if the text is neither an ISO date nor an ISO instant, or its year not in 0 to 9999
     */
    static DateBound parse(String name, String text) {
        try {
            DateBound bound = text.length() <= DATE_LENGTH
                    ? new DateBound(
                            LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant(), true)
                    : new DateBound(OffsetDateTime.parse(text).toInstant(), false);
            if (bound.at.isBefore(FIRST) || bound.at.isAfter(LAST)) {
                throw new BadSearchException(name + " must lie in the years 0 to 9999");
            }
            return bound;
        } catch (DateTimeParseException e) {
            throw new BadSearchException(name + " is no date: write it like 2026-03-01 or 2026-03-01T10:00:00Z");
        }
    }
}
