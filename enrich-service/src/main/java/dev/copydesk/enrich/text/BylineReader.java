package dev.copydesk.enrich.text;

import dev.copydesk.enrich.text.LineRules.Kind;
import dev.copydesk.enrich.text.TextLine.Role;
import dev.copydesk.model.date.ArticleDate;
import dev.copydesk.model.date.ArticleDates;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the lines above the first paragraph that say who wrote the article and when. For one text, not thread-safe. */
final class BylineReader {
    private static final int MAX_BYLINE_CHARS = 160;
    private static final int MAX_DATE_AND_NAMES_CHARS = 90;
    private static final int MAX_FURNITURE_WORDS = 6;
    private static final int MAX_DATE_LINE_WORDS = 9;
    private static final Pattern SEGMENTS = Pattern.compile("\\s+[|•·]\\s+");

    /** "2 hours ago", "vor 3 Stunden", "il y a 5 minutes", "hace 1 día", "3 ore fa", "för 2 timmar sedan". */
    private static final Pattern AGO = Pattern.compile(
            "(?:updated |published |aktualisiert )?(?:vor |il y a |hace |há |för |for |pred |před )?\\d{1,3} ?(?:s|sec|secs|seconds?|m|mins?|minutes?|minuten?"
                    + "|minutos?|minuti|minuter|minutter|h|hrs?|hours?|stunden?|heures?|horas?|or[ae]|timmar|timer|d|days?|tag(?:en)?|jours?|d[ií]as?"
                    + "|giorni|dagar|dage|weeks?|wochen?|semaines?|semanas?|months?|monaten?)(?: ago| fa| atrás| sedan| siden| temu)?");

    /** The longest text that {@link #AGO} matches has fewer. */
    private static final int MAX_AGO_CHARS = 50;

    private final LineRules rules;
    private final List<TextLine> lines;
    private final List<String> authors = new ArrayList<>();
    private final List<String> knownAuthors;
    private @Nullable ArticleDate publishedAt;

    /** @param knownAuthors in lower case; a line of nothing but one of these is a byline */
    BylineReader(LineRules rules, List<TextLine> lines, List<String> knownAuthors) {
        this.rules = rules;
        this.lines = lines;
        this.knownAuthors = knownAuthors;
    }

    @Nullable
    ArticleDate publishedAt() {
        return publishedAt;
    }

    List<String> authors() {
        return authors;
    }

    /** Gives the line its role where it is a byline or a date, and keeps what it says. */
    void read(int index) {
        String text = lines.get(index).text();
        if (text.length() > MAX_BYLINE_CHARS) {
            return;
        }
        Role role = segmentsRole(text);
        if (role == Role.BODY) {
            role = role(text);
        }
        if (role == Role.BODY && (isAgo(text) || isKnownAuthor(text))) {
            role = Role.BYLINE;
        }
        lines.set(index, lines.get(index).as(role));
    }

    /** Several things on a line: "By Ann Smith | New York | 22 March 2017". */
    private Role segmentsRole(String text) {
        if (text.indexOf('|') < 0 && text.indexOf('•') < 0 && text.indexOf('·') < 0) {
            return Role.BODY;
        }
        String[] segments = SEGMENTS.split(text);
        if (segments.length < 2) {
            return Role.BODY;
        }
        boolean known = false;
        for (String segment : segments) {
            Optional<ArticleDate> date = ArticleDates.read(segment);
            boolean byline = bylineNames(segment).isPresent();
            boolean short_ = segment.split(" ").length <= MAX_FURNITURE_WORDS;
            if (date.isEmpty() && !byline && !short_) {
                return Role.BODY;
            }
            known |= date.isPresent() || byline;
        }
        if (!known) {
            return Role.BODY;
        }
        for (String segment : segments) {
            role(segment);
        }
        return Role.BYLINE;
    }

    /** What the text is, and keeps what it says. */
    private Role role(String text) {
        Optional<ArticleDate> date = ArticleDates.read(text);
        if (date.isPresent()) {
            publishedAt = publishedAt == null ? date.get() : publishedAt;
            return Role.DATE;
        }
        Optional<List<String>> names = bylineNames(text);
        if (names.isPresent()) {
            authors.addAll(
                    names.get().stream().filter(n -> !authors.contains(n)).toList());
            readDateAfterNames(text);
            return Role.BYLINE;
        }
        return dateAmongOthers(text);
    }

    /** "3 March 2021 by Ann Smith"; "The Harbour Times, 3 March 2021, 8:00". */
    private Role dateAmongOthers(String text) {
        if (text.length() > MAX_DATE_AND_NAMES_CHARS || text.chars().noneMatch(Character::isDigit)) {
            return Role.BODY;
        }
        int comma = text.indexOf(',');
        // With a colon it is a label: "Meeting: Monday, 15 November 2021" is no day of publication.
        if (comma > 0
                && text.substring(0, comma).split(" ").length <= MAX_FURNITURE_WORDS
                && text.chars().limit(comma).noneMatch(c -> c == ':' || Character.isDigit(c))
                && ArticleDates.read(text.substring(comma + 1)).isPresent()) {
            return role(text.substring(comma + 1));
        }
        for (int at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) {
            String rest = text.substring(at + 1);
            if (bylineNames(rest).isPresent()
                    && ArticleDates.read(text.substring(0, at)).isPresent()) {
                role(text.substring(0, at));
                return role(rest);
            }
        }
        return Role.BODY;
    }

    /** "By Ann Smith, Lisbon, 3 March 2021". */
    private void readDateAfterNames(String text) {
        for (int at = text.indexOf(','); at >= 0 && publishedAt == null; at = text.indexOf(',', at + 1)) {
            publishedAt = ArticleDates.read(text.substring(at + 1)).orElse(null);
        }
    }

    private Optional<List<String>> bylineNames(String text) {
        String key = LineKey.of(text);
        Optional<Integer> end = rules.bylineEnd(key);
        int start = text.length() - key.length();
        if (end.isEmpty() || FirstSentence.endsSentence(text) || start != 0 || end.get() >= text.length()) {
            return Optional.empty();
        }
        String rest = text.substring(end.get()).strip();
        List<String> names = PersonNames.leading(rest);
        boolean agency = rest.split(" ").length <= MAX_FURNITURE_WORDS && PersonNames.namesRole(rest);
        return names.isEmpty() && !agency ? Optional.empty() : Optional.of(names);
    }

    private static boolean isAgo(String text) {
        return text.length() <= MAX_AGO_CHARS
                && text.chars().anyMatch(Character::isDigit)
                && AGO.matcher(text.toLowerCase(Locale.ROOT)).matches();
    }

    private boolean isKnownAuthor(String text) {
        if (knownAuthors.isEmpty()) {
            return false;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        return knownAuthors.stream().anyMatch(author -> lower.startsWith(author))
                && lower.split(" ").length <= MAX_FURNITURE_WORDS + 2
                && !FirstSentence.endsSentence(text);
    }

    /** Of a page: a short line with a full date in it, as in "Updated 12 May 2021, 10:05". */
    void readDateWithin(int index) {
        TextLine line = lines.get(index);
        if (line.is(Role.BODY)
                && line.text().length() <= MAX_BYLINE_CHARS / 2
                && line.wordCount() <= MAX_DATE_LINE_WORDS
                && !FirstSentence.endsSentence(line.text())) {
            ArticleDates.find(line.text(), true).ifPresent(date -> {
                publishedAt = publishedAt == null ? date : publishedAt;
                lines.set(index, line.as(Role.DATE));
            });
        }
    }

    /** A line directly beside a date or a byline: the names in it are authors unless it is a place. */
    void readBeside(int index) {
        TextLine line = lines.get(index);
        if (!line.is(Role.BODY)) {
            return;
        }
        boolean author = authors.isEmpty() && !rules.is(Kind.PLACE, line.key());
        List<String> names = author ? PersonNames.leading(line.text()) : List.of();
        authors.addAll(names);
        lines.set(index, line.as(names.isEmpty() ? Role.FURNITURE : Role.BYLINE));
    }

    boolean isByline(int index) {
        return lines.get(index).is(Role.DATE) || lines.get(index).is(Role.BYLINE);
    }
}
