package dev.copydesk.model.date;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A date exactly as precise as its writer made it.
 *
 * @param day years 1000 to 9999
 * @param time absent for a date alone
 * @param offset absent where none was written or its name is unknown; never present without a time
 */
public record ArticleDate(
        LocalDate day, @Nullable LocalTime time, @Nullable ZoneOffset offset) {
    static final int MIN_YEAR = 1000;
    static final int MAX_YEAR = 9999;

    public ArticleDate {
        Objects.requireNonNull(day, "day");
        if (time == null && offset != null) {
            throw new IllegalArgumentException("an offset without a time: " + offset);
        }
        int year = instantOf(day, time, offset).atOffset(ZoneOffset.UTC).getYear();
        if (year < MIN_YEAR || year > MAX_YEAR) {
            throw new IllegalArgumentException("year is " + year + ", wanted " + MIN_YEAR + " to " + MAX_YEAR);
        }
    }

    /** The moment: without an offset the time counts as UTC, and a date alone as its first moment. */
    public Instant instant() {
        return instantOf(day, time, offset);
    }

    /** The moment with the writer's own offset; empty unless both time and offset are known. */
    public Optional<OffsetDateTime> offsetDateTime() {
        return time == null || offset == null ? Optional.empty() : Optional.of(OffsetDateTime.of(day, time, offset));
    }

    /** ISO 8601 with what is known: {@code 2017-03-22}, {@code 2017-03-22T16:39:00} or {@code 2017-03-22T16:39:00Z}. */
    @Override
    public String toString() {
        if (time == null) {
            return day.toString();
        }
        String local = DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(day.atTime(time));
        return offset == null ? local : local + offset.getId();
    }

    private static Instant instantOf(LocalDate day, @Nullable LocalTime time, @Nullable ZoneOffset offset) {
        return day.atTime(time == null ? LocalTime.MIDNIGHT : time).toInstant(offset == null ? ZoneOffset.UTC : offset);
    }
}
