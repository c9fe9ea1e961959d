package dev.copydesk.enrich.text;

import dev.copydesk.enrich.text.LineRules.Kind;
import dev.copydesk.enrich.text.TextLine.Role;
import dev.copydesk.model.date.ArticleDate;
import dev.copydesk.model.date.ArticleDates;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells the article among the lines of a page from all that stands around it.
 *
 * <p>Lines get a role by rules about their words ({@link LineRules}), their form ({@link Captions}, {@link HeadReader}) and
 * their place: what follows the last paragraph after an end mark is no article. Only lines whose role is certain are left
 * out. Thread-safe.
 */
final class ArticleLines {
    /** An end mark with more than this share of the text still to come is a link within the article. */
    private static final double MAX_SHARE_AFTER_END = 0.25;

    /** The same of a page, whose structure has already left out most of what follows an article. */
    private static final double MAX_SHARE_AFTER_END_OF_PAGE = 0.12;

    /** Nothing but an address, or what is behind one in a few words: "Source: https://example.org/story". */
    private static final Pattern ADDRESS =
            Pattern.compile("(?:[^:/]{1,40}:? ?)?[(\\[<]?(?:https?://|www\\.)\\S+(?: https?://\\S+)*");

    private static final int MAX_ADDRESS_CHARS = 400;
    private static final int MIN_LINK_LIST = 3;
    private static final int MAX_LINK_WORDS = 20;

    private final LineRules rules;
    private final Captions captions;

    ArticleLines(LineRules rules) {
        this.rules = rules;
        this.captions = new Captions(rules);
    }

    /**
     * @param pageLines the visible lines of a page in its order
     * @param knownTitle the title that came with the article; empty where none did
     */
    MainText read(List<TextLine> pageLines, String knownTitle) {
        List<TextLine> lines = new ArrayList<>(pageLines);
        if (lines.isEmpty()) {
            return MainText.EMPTY;
        }
        markBoilerplate(lines);
        dropSectionsWithoutText(lines);
        markRepeatedCaptions(lines);
        cutAfterEnd(lines, MAX_SHARE_AFTER_END);
        HeadReader head = new HeadReader(rules, lines, List.of());
        head.read(knownTitle);
        ArticleDate tailDate = readTail(lines);
        TextLimit.Joined joined = TextLimit.join(lines.stream()
                .filter(line -> line.is(Role.BODY) || line.is(Role.STANDFIRST))
                .map(TextLine::text)
                .toList());
        ArticleDate date = head.publishedAt() == null ? tailDate : head.publishedAt();
        return new MainText(
                head.title(), head.standfirst(), joined.text(), date, head.authors(), joined.truncation(), null);
    }

    /**
     * Of a page, whose structure has told most of it already.
     *
     * @param pageLines the lines of the article's blocks
     * @param knownAuthors in lower case
     */
    MainText readPage(List<TextLine> pageLines, String knownTitle, List<String> knownAuthors) {
        List<TextLine> lines = new ArrayList<>(pageLines);
        if (lines.isEmpty()) {
            return MainText.EMPTY;
        }
        markBoilerplate(lines);
        cutAfterEnd(lines, MAX_SHARE_AFTER_END_OF_PAGE);
        HeadReader head = new HeadReader(rules, lines, knownAuthors);
        head.readBelowTitle(knownTitle);
        ArticleDate tailDate = readTail(lines);
        TextLimit.Joined joined = TextLimit.join(lines.stream()
                .filter(line -> line.is(Role.BODY) || line.is(Role.STANDFIRST))
                .map(TextLine::text)
                .toList());
        ArticleDate date = head.publishedAt() == null ? tailDate : head.publishedAt();
        return new MainText(
                head.title(), head.standfirst(), joined.text(), date, head.authors(), joined.truncation(), null);
    }

    private void markBoilerplate(List<TextLine> lines) {
        lines.replaceAll(line -> {
            if (rules.startsComments(line.key())) {
                return line.as(Role.COMMENTS);
            }
            if (rules.is(Kind.END, line.key())) {
                return line.as(Role.END);
            }
            if (rules.isBoilerplate(line.key())
                    || line.text().codePoints().noneMatch(Character::isLetterOrDigit)
                    || isAddress(line.text())) {
                return line.as(Role.BOILERPLATE);
            }
            return captions.isCaption(line) ? line.as(Role.CAPTION) : line;
        });
    }

    private static boolean isAddress(String text) {
        return text.length() <= MAX_ADDRESS_CHARS
                && (text.contains("://") || text.contains("www."))
                && ADDRESS.matcher(text).matches();
    }

    /** A page of nothing but buttons and names of sections is no article. */
    private void dropSectionsWithoutText(List<TextLine> lines) {
        boolean buttons = lines.stream().anyMatch(line -> line.is(Role.BOILERPLATE));
        if (buttons
                && lines.stream()
                        .filter(line -> line.is(Role.BODY))
                        .allMatch(line -> rules.is(Kind.KICKER, line.key()))) {
            lines.replaceAll(line -> line.as(Role.BOILERPLATE));
        }
    }

    private static void markRepeatedCaptions(List<TextLine> lines) {
        boolean first = true;
        for (int i = 0; i + 1 < lines.size(); i++) {
            TextLine line = lines.get(i);
            TextLine next = lines.get(i + 1);
            if (!line.is(Role.BODY)) {
                continue;
            }
            if (Captions.isRepeated(line, next)) {
                if (first && next.is(Role.BODY)) {
                    lines.set(i, line.as(Role.FURNITURE)); // the title of the page and that of the article
                } else {
                    lines.set(i, line.as(Role.CAPTION));
                    lines.set(i + 1, next.as(Role.CAPTION));
                }
            }
            first = false;
        }
    }

    private static void cutAfterEnd(List<TextLine> lines, double maxShare) {
        int total = paragraphChars(lines);
        int before = 0;
        for (int i = 0; i < lines.size(); i++) {
            TextLine line = lines.get(i);
            boolean articleRead = before > 0;
            boolean comments = line.is(Role.COMMENTS) && articleRead;
            boolean end = line.is(Role.END) && articleRead && total - before <= maxShare * total;
            if (comments || end) {
                lines.subList(i, lines.size()).clear();
                return;
            }
            before += line.is(Role.BODY) && line.isParagraph() ? line.text().length() : 0;
        }
    }

    private static int paragraphChars(List<TextLine> lines) {
        return lines.stream()
                .filter(line -> line.is(Role.BODY) && line.isParagraph())
                .mapToInt(line -> line.text().length())
                .sum();
    }

    /** Drops the links and tags after the last paragraph, and reads a date that stands there. */
    private static @Nullable ArticleDate readTail(List<TextLine> lines) {
        int last = lines.size() - 1;
        while (last >= 0 && !(lines.get(last).is(Role.BODY) && lines.get(last).isParagraph())) {
            last--;
        }
        if (last < 0) {
            return null;
        }
        ArticleDate date = null;
        boolean boilerplateSeen = false;
        List<Integer> links = new ArrayList<>();
        for (int i = last + 1; i < lines.size(); i++) {
            TextLine line = lines.get(i);
            boilerplateSeen |= !line.is(Role.BODY);
            ArticleDate read =
                    line.is(Role.BODY) ? ArticleDates.read(line.text()).orElse(null) : null;
            if (read != null) {
                date = date == null ? read : date;
                lines.set(i, line.as(Role.DATE));
            } else if (line.is(Role.BODY) && isLink(line)) {
                links.add(i);
            }
        }
        if (boilerplateSeen || links.size() >= MIN_LINK_LIST) {
            links.forEach(i -> lines.set(i, lines.get(i).as(Role.BOILERPLATE)));
        }
        return date;
    }

    private static boolean isLink(TextLine line) {
        return line.wordCount() <= MAX_LINK_WORDS
                && !FirstSentence.endsSentence(line.text())
                && !line.text().endsWith(",")
                && !line.text().endsWith(";");
    }
}
