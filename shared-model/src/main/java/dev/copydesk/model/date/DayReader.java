package dev.copydesk.model.date;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the day in a short lower-case text with ASCII digits. */
final class DayReader {
    private static final String MONTH = "(" + MonthNames.alternatives() + ")(?!\\p{L})\\.?";
    private static final String ORDINAL = "(?:st|nd|rd|th|er|\\.|º|ª)?";
    private static final String YEAR = "(\\d{4}|'?\\d{2})(?!\\d|:)";
    private static final int PIVOT_YEAR = 69;
    private static final int MIN_DIGITS = 3;

    /** Tried in this order; the first whose numbers form a day wins. */
    private static final List<Form> FORMS = List.of(
            new Form(
                    "(?<!\\d)(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?!\\d)",
                    m -> day(m.group(1), m.group(3), m.group(4))),
            new Form("(?<!\\d)(\\d{4})(\\d{2})(\\d{2})(?!\\d)", m -> day(m.group(1), m.group(2), m.group(3))),
            new Form(
                    "(?<!\\d)(\\d{4})\\s?[年년]\\s?(\\d{1,2})\\s?[月월]\\s?(\\d{1,2})\\s?[日일]",
                    m -> day(m.group(1), m.group(2), m.group(3))),
            new Form(
                    "(?<!\\d)(\\d{4})\\.?\\s(?:m\\.\\s|gada\\s)?" + MONTH + "\\s?(\\d{1,2})(?!\\d)",
                    m -> day(m.group(1), m.group(2), m.group(3))),
            new Form(
                    "(?<!\\d)(\\d{4})\\.\\s?gada\\s(\\d{1,2})\\.\\s?" + MONTH,
                    m -> day(m.group(1), m.group(3), m.group(2))),
            new Form(
                    "(?<!\\d)(\\d{1,2})" + ORDINAL + "[\\s/-]*(?:(?:of|de|del|di|do) )?" + MONTH
                            + ",?[\\s/-]*(?:(?:of|de|del) )?" + YEAR,
                    m -> day(m.group(3), m.group(2), m.group(1))),
            new Form(
                    "(?<!\\p{L})" + MONTH + "[\\s/-]*(\\d{1,2})(?:st|nd|rd|th)?(?:\\s?,\\s?|[\\s/-]+)" + YEAR,
                    m -> day(m.group(3), m.group(1), m.group(2))),
            new Form(
                    "(?<!\\d)(\\d{4})\\.\\s(\\d{1,2})\\.\\s(\\d{1,2})(?!\\d)",
                    m -> day(m.group(1), m.group(2), m.group(3))),
            new Form("(?<!\\d)(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?" + YEAR, m -> day(m.group(3), m.group(2), m.group(1))),
            new Form("(?<!\\d)(\\d{1,2})/(\\d{1,2})/" + YEAR, m -> day(m.group(3), m.group(1), m.group(2))),
            new Form("(?<!\\d)(\\d{1,2})([-/])(\\d{1,2})\\2" + YEAR, m -> day(m.group(4), m.group(3), m.group(1))),
            new Form("(?<!\\d)(\\d{1,2})-(\\d{1,2})-" + YEAR, m -> day(m.group(3), m.group(1), m.group(2))));

    private static final Form DAY_FIRST = new Form(
            "(?<!\\d)(\\d{1,2})/(\\d{1,2})/(\\d{4}|\\d{2})(?!\\d|:)", m -> day(m.group(3), m.group(2), m.group(1)));

    /** The year after the time, as C's {@code asctime} writes it: {@code jan 4 16:29:06 pst 2004}. */
    private static final Pattern YEAR_LAST =
            Pattern.compile("(?<!\\p{L})" + MONTH + " {1,2}(\\d{1,2})( \\d{1,2}:.{2,40}? )(\\d{4})(?!\\d)");

    private DayReader() {}

    /** @param rest the text with spaces where the day stood; {@code end} is where the day ended in it */
    record Found(LocalDate day, String rest, int end) {}

    /** @param dayFirst whether {@code 3/4/2017} is 3 April, as nearly everywhere outside of the United States */
    static Optional<Found> find(String text, boolean dayFirst) {
        if (!hasDigitsOfDay(text)) {
            return Optional.empty();
        }
        if (dayFirst) {
            Matcher matcher = DAY_FIRST.pattern.matcher(text);
            if (matcher.find()) {
                Optional<LocalDate> day = DAY_FIRST.reading.day(matcher);
                if (day.isPresent()) {
                    return Optional.of(
                            new Found(day.get(), blank(text, matcher.start(), matcher.end()), matcher.end()));
                }
            }
        }
        return find(text);
    }

    /** The least a day is written with is {@code 5 may '17}; a dozen expressions need not look at most lines of a text. */
    private static boolean hasDigitsOfDay(String text) {
        int digits = 0;
        for (int i = 0; i < text.length() && digits < MIN_DIGITS; i++) {
            char c = text.charAt(i);
            digits += c >= '0' && c <= '9' ? 1 : 0;
        }
        return digits >= MIN_DIGITS;
    }

    private static Optional<Found> find(String text) {
        for (Form form : FORMS) {
            Matcher matcher = form.pattern.matcher(text);
            if (matcher.find()) {
                Optional<LocalDate> day = form.reading.day(matcher);
                if (day.isPresent()) {
                    return Optional.of(
                            new Found(day.get(), blank(text, matcher.start(), matcher.end()), matcher.end()));
                }
            }
        }
        Matcher matcher = YEAR_LAST.matcher(text);
        if (matcher.find()) {
            String rest = blank(blank(text, matcher.start(), matcher.start(3)), matcher.start(4), matcher.end());
            return day(matcher.group(4), matcher.group(1), matcher.group(2))
                    .map(day -> new Found(day, rest, matcher.end()));
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> day(String year, String month, String day) {
        int monthNumber = Character.isDigit(month.charAt(0)) ? Integer.parseInt(month) : MonthNames.number(month);
        int fullYear = fullYear(year);
        if (fullYear < ArticleDate.MIN_YEAR) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(fullYear, monthNumber, Integer.parseInt(day)));
        } catch (DateTimeException e) {
            return Optional.empty(); // such as 31 June: no such day, so the text holds no date of this form
        }
    }

    /** Two digits as POSIX reads them: 69 to 99 are the 1900s, 00 to 68 the 2000s. */
    private static int fullYear(String year) {
        int number = Integer.parseInt(year.startsWith("'") ? year.substring(1) : year);
        if (year.length() >= 4) {
            return number;
        }
        return number < PIVOT_YEAR ? 2000 + number : 1900 + number;
    }

    private static String blank(String text, int from, int to) {
        return text.substring(0, from) + " ".repeat(to - from) + text.substring(to);
    }

    private interface Reading {
        Optional<LocalDate> day(MatchResult match);
    }

    private record Form(Pattern pattern, Reading reading) {
        Form(String regex, Reading reading) {
            this(Pattern.compile(regex), reading);
        }
    }
}
