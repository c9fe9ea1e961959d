package dev.copydesk.model.date;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Dates written exactly as the standards of feeds ask: {@code Sun, 22 Nov 2026 05:00:00 GMT} (RFC 1123, also with {@code
 * +0000}) and {@code 2026-11-22T05:00:00Z} (RFC 3339, also with {@code +01:00}). They are most of all dates, and need none of
 * the patterns that {@link ArticleDates} has for the others.
 */
final class StandardDate {
    private static final String WEEKDAYS = "Mon,Tue,Wed,Thu,Fri,Sat,Sun,";
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final int MAX_OFFSET_IN_HOURS = 14;

    private StandardDate() {}

    /** @return empty where the text is written in any other way, or is no such moment */
    static Optional<Instant> instant(String text) {
        boolean rfc3339 = text.length() >= 20 && text.charAt(4) == '-';
        try {
            return rfc3339 ? rfc3339(text) : rfc1123(text);
        } catch (DateTimeException e) {
            return Optional.empty(); // such as 31 June
        }
    }

    private static Optional<Instant> rfc1123(String text) {
        int weekday = text.length() < 29 ? -1 : WEEKDAYS.indexOf(text.substring(0, 4));
        boolean form = weekday >= 0
                && weekday % 4 == 0
                && text.length() <= 31
                && text.charAt(4) == ' '
                && text.charAt(7) == ' '
                && text.charAt(11) == ' '
                && text.charAt(16) == ' '
                && text.charAt(25) == ' ';
        int month = form ? MONTHS.indexOf(text.substring(8, 11)) : -1;
        if (month < 0 || month % 3 != 0) {
            return Optional.empty();
        }
        String zone = text.substring(26);
        int offset = zone.equals("GMT") ? 0 : offset(zone, zone.length() == 5 ? 3 : -1);
        return moment(number(text, 12, 4), month / 3 + 1, number(text, 5, 2), text, 17, offset);
    }

    private static Optional<Instant> rfc3339(String text) {
        boolean form = text.charAt(7) == '-' && text.charAt(10) == 'T';
        String zone = text.substring(19);
        int offset = zone.equals("Z") ? 0 : offset(zone, zone.length() == 6 && zone.charAt(3) == ':' ? 4 : -1);
        return form
                ? moment(number(text, 0, 4), number(text, 5, 2), number(text, 8, 2), text, 11, offset)
                : Optional.empty();
    }

    /** In minutes; out of bounds where it is none. */
    private static int offset(String zone, int minutesAt) {
        if (minutesAt < 0 || (zone.charAt(0) != '+' && zone.charAt(0) != '-')) {
            return Integer.MAX_VALUE;
        }
        int hours = number(zone, 1, 2);
        int minutes = number(zone, minutesAt, 2);
        boolean usual = hours >= 0 && hours < MAX_OFFSET_IN_HOURS && minutes >= 0 && minutes < 60;
        return usual ? (zone.charAt(0) == '-' ? -1 : 1) * (60 * hours + minutes) : Integer.MAX_VALUE;
    }

    private static Optional<Instant> moment(int year, int month, int day, String text, int timeAt, int offset) {
        int hour = number(text, timeAt, 2);
        int minute = number(text, timeAt + 3, 2);
        int second = number(text, timeAt + 6, 2);
        boolean usual = year >= 1900
                && month > 0
                && day > 0
                && text.charAt(timeAt + 2) == ':'
                && text.charAt(timeAt + 5) == ':'
                && hour >= 0
                && minute >= 0
                && second >= 0
                && offset != Integer.MAX_VALUE;
        return usual
                ? Optional.of(LocalDateTime.of(year, month, day, hour, minute, second)
                        .toInstant(ZoneOffset.ofTotalSeconds(60 * offset)))
                : Optional.empty();
    }

    /** Of ASCII digits alone; negative where there is any other character. */
    private static int number(String text, int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }
}
