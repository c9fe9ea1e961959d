package dev.copydesk.enrich.text;

import dev.copydesk.enrich.text.LineRules.Kind;
import dev.copydesk.enrich.text.TextLine.Role;
import java.util.List;
import java.util.regex.Pattern;

/** Which lines can be a title, and which name the section above one. For one text, not thread-safe. */
final class TitleLines {
    private static final int MAX_TITLE_CHARS = 160;
    private static final int MAX_TITLE_WORDS = 26;
    private static final Pattern BREADCRUMB = Pattern.compile("[^.!?]{1,40}(?:\\s*[>›»]\\s*[^.!?]{1,60})+");

    private final LineRules rules;
    private final List<TextLine> lines;

    TitleLines(LineRules rules, List<TextLine> lines) {
        this.rules = rules;
        this.lines = lines;
    }

    /** The position of the first of the lines, up to the limit, that can be the title; -1 where none can. */
    int first(List<Integer> head, int limit) {
        for (int i = 0; i <= limit && i < head.size(); i++) {
            TextLine line = lines.get(head.get(i));
            if (line.is(Role.BODY) && isTitle(line) && !isKicker(line)) {
                return i;
            }
        }
        return -1;
    }

    boolean isKicker(TextLine line) {
        return rules.is(Kind.KICKER, line.key())
                || (line.text().length() <= MAX_TITLE_CHARS
                        && BREADCRUMB.matcher(line.text()).matches());
    }

    static boolean isTitle(TextLine line) {
        String text = line.text();
        if (text.length() > MAX_TITLE_CHARS || line.wordCount() > MAX_TITLE_WORDS || text.endsWith(":")) {
            return false;
        }
        boolean asks = line.key().endsWith("?") || text.endsWith("!");
        return (asks || !FirstSentence.endsSentence(text)) && text.codePoints().anyMatch(Character::isLetter);
    }

    /** Gives every line that repeats the title its role. */
    void dropRepeated(List<Integer> head, String titleKey) {
        for (int index : head) {
            TextLine line = lines.get(index);
            if (line.is(Role.BODY)
                    && (line.key().equals(titleKey)
                            // Stripping costs far more than seeing that it cannot help.
                            || (line.key().startsWith(titleKey)
                                    && LineKey.of(SiteSuffix.strip(line.text(), rules))
                                            .equals(titleKey)))) {
                lines.set(index, line.as(Role.TITLE));
            }
        }
    }
}
