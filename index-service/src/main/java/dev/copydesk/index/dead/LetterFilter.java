package dev.copydesk.index.dead;

import dev.copydesk.model.DeadLetter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which letters are meant. Absent conditions hold for all; letters that were dropped are only meant when asked for.
 *
 * @param cause part of the cause or of its class, in lower case
 * @param from the earliest moment
 * @param to the latest moment, inclusive
 */
record LetterFilter(
        @Nullable String cause,
        DeadLetter.@Nullable Stage stage,
        @Nullable String source,
        @Nullable Instant from,
        @Nullable Instant to,
        boolean dropped) {

    /** @throws BadDeadRequestException for a value that is none, in one line that says what to write */
    static LetterFilter of(
            @Nullable String cause,
            @Nullable String stage,
            @Nullable String source,
            @Nullable String from,
            @Nullable String to,
            @Nullable String state) {
        return new LetterFilter(
                given(cause).map(text -> text.toLowerCase(Locale.ROOT)).orElse(null),
                given(stage).map(LetterFilter::stage).orElse(null),
                given(source).orElse(null),
                given(from).map(text -> moment("from", text, false)).orElse(null),
                given(to).map(text -> moment("to", text, true)).orElse(null),
                given(state).map(LetterFilter::isDropped).orElse(false));
    }

    boolean matches(LetterSummary letter) {
        return letter.isDropped() == dropped
                && (stage == null || stage == letter.stage())
                && (source == null || source.equals(letter.sourceId()))
                && (from == null || !letter.at().isBefore(from))
                && (to == null || !letter.at().isAfter(to))
                && (cause == null || contains(letter.cause(), cause) || contains(letter.exceptionClass(), cause));
    }

    private static boolean contains(String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part);
    }

    private static Optional<String> given(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static DeadLetter.Stage stage(String name) {
        return Arrays.stream(DeadLetter.Stage.values())
                .filter(stage -> stage.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new BadDeadRequestException("stage is none: write admission, enrich or index"));
    }

    private static boolean isDropped(String state) {
        return switch (state) {
            case "open" -> false;
            case "dropped" -> true;
            default -> throw new BadDeadRequestException("state is none: write open or dropped");
        };
    }

    private static Instant moment(String name, String text, boolean endOfDay) {
        try {
            if (text.indexOf('T') >= 0) {
                return Instant.parse(text);
            }
            LocalDate day = LocalDate.parse(text);
            Instant start =
                    Objects.requireNonNull(day).atStartOfDay(ZoneOffset.UTC).toInstant();
            return endOfDay ? start.plusSeconds(86_400).minusNanos(1) : start;
        } catch (DateTimeParseException e) {
            throw new BadDeadRequestException(
                    name + " is no date: write it like 2026-03-01 or 2026-03-01T10:00:00Z", e);
        }
    }
}
