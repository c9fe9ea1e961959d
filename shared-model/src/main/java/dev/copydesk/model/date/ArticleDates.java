package dev.copydesk.model.date;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a date from a feed's field, a page's meta value or a visible line.
 *
 * <p>Read are ISO 8601 ({@code 2017-03-22T16:39:00Z}, {@code 20170322}), RFC 1123 and RFC 822, {@code asctime}, and dates
 * in words in some forty languages ("Wednesday 22 March 2017 16:39 GMT", "Published: March 22, 2017 4:39 PM ET", "22. März
 * 2017, 16.39 Uhr", "2017年3月22日"). Of {@code 3/4/17} the month comes first, as in the United States, unless that is
 * impossible; with full stops or hyphens the day comes first. Two digits of a year are 1969 to 2068.
 *
 * <p>The whole text must be the date: a sentence that holds one gives nothing. Never throws; a text of more than
 * {@value #MAX_LENGTH} characters is no date. Thread-safe; the time is linear in the length.
 */
public final class ArticleDates {
    public static final int MAX_LENGTH = 120;

    private static final int MAX_OFFSET_IN_HOURS = 14;

    /** What may stand around a date besides weekdays. */
    private static final Set<String> LABELS =
            Set.of(("published publish posted post updated update modified edited created"
                            + " filed first last date released release written issued on at the and of by time local t h hrs hours"
                            + " uhr um am vom den der stand veröffentlicht aktualisiert erstellt datum"
                            + " publié publie mis mise à a jour le la les du modifié"
                            + " publicado publicada actualizado actualizada el las los de del hora horas"
                            + " pubblicato aggiornato il alle ore dalle"
                            + " atualizado em às as ás gepubliceerd bijgewerkt op om uur gewijzigd publicerad uppdaterad kl"
                            + " опубликовано обновлено в г года год r publisert oppdatert udgivet opdateret julkaistu päivitetty"
                            + " opublikowano aktualizacja publikováno zveřejněno aktualizováno megjelent frissítve"
                            + " yayınlanma yayımlanma yayınlandı tarihi güncelleme güncellendi saat опубліковано оновлено"
                            + " δημοσιεύθηκε ενημερώθηκε diterbitkan diperbarui pukul")
                    .split(" "));

    private static final Set<String> WEEKDAYS = Set.of(("monday tuesday wednesday thursday friday saturday sunday"
                    + " mon tue tues wed weds thu thur thurs fri sat sun"
                    + " montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so"
                    + " lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim"
                    + " lunes martes miércoles miercoles jueves viernes sábado sabado domingo mié jue vie sáb dom"
                    + " lunedì martedì mercoledì giovedì venerdì sabato domenica gio sab"
                    + " segunda terça quarta quinta sexta feira seg ter qua qui sex"
                    + " maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"
                    + " måndag tisdag onsdag torsdag fredag lördag söndag"
                    + " понедельник вторник среда четверг пятница суббота воскресенье"
                    + " poniedziałek wtorek środa czwartek piątek sobota niedziela"
                    + " pazartesi salı çarşamba perşembe cuma cumartesi pazar")
            .split(" "));

    /** What introduces a second date, that of the last change. */
    private static final Pattern SECOND_DATE = Pattern.compile(
            "(?<!\\p{L})(?:last )?(?:updated|modified|edited|aktualisiert|mis à jour|mise à jour|actualizado|aggiornato|atualizado"
                    + "|bijgewerkt)(?!\\p{L})");

    private static final Pattern NUMERIC_OFFSET =
            Pattern.compile("\\s*\\(?(?:utc|gmt|z)?\\s?([+\\-\u2212])(\\d{1,2})(?::?(\\d{2}))?(?!\\d)\\)?");
    private static final Pattern NAMED_ZONE = Pattern.compile("\\s*\\(?(\\p{L}{1,5})(?!\\p{L})\\)?");
    private static final Pattern ZONE_COMMENT = Pattern.compile("\\s*[(\\[][\\p{L} /_]{1,60}[)\\]]");
    private static final Pattern WORD_OR_DIGIT = Pattern.compile("\\p{L}+|\\p{N}");

    private ArticleDates() {}

    /**
     * The date that the text is, as precise as it is written; empty if it is none, or the year lies outside 1000 to 9999.
     */
    public static Optional<ArticleDate> read(String text) {
        if (text.length() > MAX_LENGTH || text.chars().noneMatch(Character::isDigit)) {
            return Optional.empty();
        }
        return read(text, false);
    }

    /**
     * As {@link #read(String)}.
     *
     * @param dayFirst whether {@code 3/4/2017} is 3 April, as nearly everywhere outside of the United States
     */
    public static Optional<ArticleDate> read(String text, boolean dayFirst) {
        if (text.length() > MAX_LENGTH || text.chars().noneMatch(Character::isDigit)) {
            return Optional.empty();
        }
        String plain = plain(text);
        return DayReader.find(plain, dayFirst).flatMap(found -> withTime(plain, found));
    }

    /**
     * The date that stands somewhere in a text of at most {@value #MAX_LENGTH} characters: whole where nothing else stands
     * there, else the day alone.
     *
     * @param dayFirst as in {@link #read(String, boolean)}
     */
    public static Optional<ArticleDate> find(String text, boolean dayFirst) {
        Optional<ArticleDate> whole = read(text, dayFirst);
        if (whole.isPresent() || text.length() > MAX_LENGTH || text.chars().noneMatch(Character::isDigit)) {
            return whole;
        }
        return DayReader.find(plain(text), dayFirst).flatMap(found -> date(found.day(), null, null));
    }

    /** The moment that the text is, see {@link ArticleDate#instant}; empty where {@link #read} finds no date. */
    public static Optional<Instant> instant(String text) {
        Optional<Instant> standard = StandardDate.instant(text);
        return standard.isPresent() ? standard : read(text).map(ArticleDate::instant);
    }

    private static Optional<ArticleDate> withTime(String plain, DayReader.Found found) {
        String rest = found.rest();
        Matcher second = SECOND_DATE.matcher(plain);
        if (second.find(found.end())) {
            rest = rest.substring(0, second.start());
        }
        Optional<TimeReader.Found> time = TimeReader.find(rest);
        if (time.isEmpty()) {
            return isIgnorable(rest) ? date(found.day(), null, null) : Optional.empty();
        }
        TimeReader.Found at = time.get();
        LocalDate day = at.nextDay() ? found.day().plusDays(1) : found.day();
        Zone zone = zone(rest, at.end(), day, at);
        boolean clean = isIgnorable(rest.substring(0, at.start())) && isIgnorable(rest.substring(zone.end));
        return clean ? date(day, at.time(), zone.offset) : Optional.empty();
    }

    private static Optional<ArticleDate> date(LocalDate day, @Nullable LocalTime time, @Nullable ZoneOffset offset) {
        try {
            return Optional.of(new ArticleDate(day, time, offset));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // the last hours of the year 9999 in the west are the year 10000 in UTC
        }
    }

    private record Zone(@Nullable ZoneOffset offset, int end) {}

    private static Zone zone(String rest, int from, LocalDate day, TimeReader.Found at) {
        Matcher numeric = NUMERIC_OFFSET.matcher(rest).region(from, rest.length());
        if (numeric.lookingAt()) {
            int hours = Integer.parseInt(numeric.group(2));
            int minutes = numeric.group(3) == null ? 0 : Integer.parseInt(numeric.group(3));
            if (hours > MAX_OFFSET_IN_HOURS || minutes > 59) {
                return new Zone(null, from);
            }
            int sign = numeric.group(1).equals("+") ? 1 : -1;
            ZoneOffset offset = ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
            return new Zone(offset, afterComment(rest, numeric.end()));
        }
        Matcher named = NAMED_ZONE.matcher(rest).region(from, rest.length());
        if (named.lookingAt() && !LABELS.contains(named.group(1)) && !WEEKDAYS.contains(named.group(1))) {
            // RFC 2822, 4.3: an unknown name says nothing about the offset, and makes the date no less a date.
            ZoneOffset offset =
                    ZoneNames.offset(named.group(1), day.atTime(at.time())).orElse(null);
            return new Zone(offset, named.end());
        }
        return new Zone(null, from);
    }

    /** After an offset some programs repeat the zone's name: {@code +0100 (Central European Standard Time)}. */
    private static int afterComment(String rest, int from) {
        Matcher comment = ZONE_COMMENT.matcher(rest).region(from, rest.length());
        return comment.lookingAt() ? comment.end() : from;
    }

    private static boolean isIgnorable(String rest) {
        Matcher matcher = WORD_OR_DIGIT.matcher(rest);
        while (matcher.find()) {
            if (!LABELS.contains(matcher.group()) && !WEEKDAYS.contains(matcher.group())) {
                return false;
            }
        }
        return true;
    }

    /** Lower case, ASCII digits, one plain space for every run of white space, no format characters. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                if (plain.length() > 0 && plain.charAt(plain.length() - 1) != ' ') {
                    plain.append(' ');
                }
            } else if (Character.isDigit(c)) {
                plain.append((char) ('0' + Character.digit(c, 10)));
            } else if (Character.getType(c) != Character.FORMAT && !Character.isISOControl(c)) {
                plain.appendCodePoint(c);
            }
        });
        return plain.toString().toLowerCase(Locale.ROOT).strip();
    }
}
