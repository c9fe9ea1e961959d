package dev.copydesk.enrich.text;

import dev.copydesk.enrich.text.LineRules.Kind;
import dev.copydesk.enrich.text.TextLine.Role;
import dev.copydesk.model.date.ArticleDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what stands above the first paragraphs: section, title, standfirst, authors, place, date.
 *
 * <p>Gives each of these lines its role in the list that it was made for. For one text, not thread-safe.
 */
final class HeadReader {
    /** Titles and bylines stand among this many lines of the text. */
    private static final int MAX_HEAD_LINES = 15;

    private static final int MAX_PROMPT_CHARS = 160;
    private static final int MAX_LINES_ABOVE_TITLE = 6;
    private static final int MAX_FURNITURE_WORDS = 6;

    private final LineRules rules;
    private final List<TextLine> lines;
    private final BylineReader bylines;
    private final TitleLines titles;
    private @Nullable String title;
    private @Nullable String standfirst;

    /** @param knownAuthors in lower case, as something else than the text names them */
    HeadReader(LineRules rules, List<TextLine> lines, List<String> knownAuthors) {
        this.rules = rules;
        this.lines = lines;
        this.bylines = new BylineReader(rules, lines, knownAuthors);
        this.titles = new TitleLines(rules, lines);
    }

    /** @param knownTitle the title that came with the article; empty where none did */
    void read(String knownTitle) {
        List<Integer> head = bodyLines();
        head.forEach(bylines::read);
        markPrompts(head);
        int firstParagraph = firstParagraph(head);
        markAroundBylines(head, firstParagraph);
        List<Integer> above = head.stream().filter(i -> i < firstParagraph).toList();
        if (knownTitle.isEmpty()) {
            findTitle(above, firstParagraph != Integer.MAX_VALUE);
        } else {
            titles.dropRepeated(head, LineKey.of(knownTitle));
        }
        findStandfirst(above);
    }

    /** Of a page whose structure told the text already: only bylines, dates and the repeated title are looked for. */
    void readBelowTitle(String knownTitle) {
        List<Integer> head = bodyLines();
        head.forEach(bylines::read);
        int firstParagraph = firstParagraph(head);
        if (firstParagraph != Integer.MAX_VALUE) {
            head.stream().filter(i -> i < firstParagraph).forEach(bylines::readDateWithin);
        }
        if (!knownTitle.isEmpty()) {
            titles.dropRepeated(head, LineKey.of(knownTitle));
        }
    }

    @Nullable
    String title() {
        return title;
    }

    @Nullable
    String standfirst() {
        return standfirst;
    }

    @Nullable
    ArticleDate publishedAt() {
        return bylines.publishedAt();
    }

    List<String> authors() {
        return bylines.authors();
    }

    private int firstParagraph(List<Integer> head) {
        return head.stream().filter(this::isParagraph).findFirst().orElse(Integer.MAX_VALUE);
    }

    private boolean isParagraph(int index) {
        return lines.get(index).is(Role.BODY) && lines.get(index).isParagraph();
    }

    private List<Integer> bodyLines() {
        List<Integer> head = new ArrayList<>();
        for (int i = 0; i < lines.size() && head.size() < MAX_HEAD_LINES; i++) {
            if (lines.get(i).is(Role.BODY)) {
                head.add(i);
            }
        }
        return head;
    }

    /**
     * Sentences above the title are prompts where they speak to the reader, or where a date or byline follows the title
     * at once, as it does on a whole page.
     */
    private void markPrompts(List<Integer> head) {
        int at = titles.first(head, MAX_LINES_ABOVE_TITLE);
        if (at <= 0) {
            return;
        }
        boolean pageHead = (at + 1 < head.size() && bylines.isByline(head.get(at + 1)))
                || (at + 2 < head.size() && bylines.isByline(head.get(at + 2)) && !isParagraph(head.get(at + 1)));
        List<Integer> above = head.subList(0, at).stream()
                .filter(index -> lines.get(index).is(Role.BODY) && !titles.isKicker(lines.get(index)))
                .toList();
        if (above.stream().allMatch(index -> isPrompt(lines.get(index), pageHead))) {
            above.forEach(index -> lines.set(index, lines.get(index).as(Role.BOILERPLATE)));
        }
    }

    private boolean isPrompt(TextLine line, boolean pageHead) {
        return line.text().length() <= MAX_PROMPT_CHARS && (pageHead || rules.addressesReader(line.key()));
    }

    /** Names, places and roles that stand directly beside a date or a byline. */
    private void markAroundBylines(List<Integer> head, int firstParagraph) {
        for (int position = 0; position < head.size(); position++) {
            if (!bylines.isByline(head.get(position))) {
                continue;
            }
            int from = position;
            while (from > 0 && isBeside(head.get(from - 1), head.get(from), firstParagraph)) {
                from--;
            }
            // Whatever is beside the date, the first line that can be a title is none of it.
            if (titles.first(head, from) == from) {
                from++;
            }
            int to = position;
            while (to + 1 < head.size() && isBeside(head.get(to + 1), head.get(to), firstParagraph)) {
                to++;
            }
            for (int i = from; i <= to; i++) {
                bylines.readBeside(head.get(i));
            }
        }
    }

    private boolean isBeside(int index, int neighbour, int firstParagraph) {
        TextLine line = lines.get(index);
        TextLine lower = lines.get(Math.max(index, neighbour));
        return index < firstParagraph
                && line.is(Role.BODY)
                && !line.isParagraph()
                && line.wordCount() <= MAX_FURNITURE_WORDS
                && !FirstSentence.endsSentence(line.text())
                && (PersonNames.isName(line.text()) || rules.is(Kind.PLACE, line.key()) || !lower.afterGap());
    }

    private void findTitle(List<Integer> above, boolean paragraphsFollow) {
        for (int i = 0; i < above.size(); i++) {
            int index = above.get(i);
            TextLine line = lines.get(index);
            if (!line.is(Role.BODY)) {
                continue;
            }
            boolean more = paragraphsFollow
                    || above.subList(i + 1, above.size()).stream()
                            .anyMatch(j -> lines.get(j).is(Role.BODY));
            if (more && titles.isKicker(line)) {
                lines.set(index, line.as(Role.FURNITURE));
            } else if (more && TitleLines.isTitle(line)) {
                title = SiteSuffix.strip(line.text(), rules);
                lines.set(index, line.as(Role.TITLE));
                titles.dropRepeated(above, LineKey.of(title));
                return;
            } else {
                return;
            }
        }
    }

    /** The first line under the title, where it says more than a heading would. It stays in the text. */
    private void findStandfirst(List<Integer> above) {
        boolean titleSeen = false;
        for (int index : above) {
            TextLine line = lines.get(index);
            titleSeen |= line.is(Role.TITLE);
            if (titleSeen && line.is(Role.BODY)) {
                if (line.wordCount() > MAX_FURNITURE_WORDS) {
                    standfirst = line.text();
                    lines.set(index, line.as(Role.STANDFIRST));
                }
                return;
            }
        }
    }
}
