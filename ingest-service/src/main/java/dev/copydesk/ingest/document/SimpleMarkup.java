package dev.copydesk.ingest.document;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The text of markup so plain that no parser is needed: properly nested paragraphs, lists, emphasis and links, as most feeds
 * send it. What it gives is what jsoup gives; of anything else it gives nothing, and jsoup is asked. Linear time.
 */
final class SimpleMarkup {
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "ul",
            "ol",
            "li",
            "blockquote",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "figure",
            "figcaption",
            "section",
            "article");
    private static final Set<String> INLINES = Set.of("a", "b", "i", "em", "strong", "span", "u", "small", "cite");
    private static final Map<String, Character> REFERENCES =
            Map.of("amp", '&', "lt", '<', "gt", '>', "quot", '"', "nbsp", '\u00A0');
    private static final int LONGEST_REFERENCE = 6;
    private static final int LONGEST_NAME = 10;
    private static final int DEEPEST = 64;
    private static final char SOFT_HYPHEN = '\u00AD';
    private static final char ZERO_WIDTH_SPACE = '\u200B';

    private final String markup;
    private final StringBuilder text;
    private final Deque<String> open = new ArrayDeque<>();
    private int at;
    /** A block ended; what follows it directly is not to stick to it. */
    private boolean afterBlock;

    private SimpleMarkup(String markup) {
        this.markup = markup;
        this.text = new StringBuilder(markup.length());
    }

    /** What a reader sees; null where that takes a parser. */
    static @Nullable String text(String markup) {
        SimpleMarkup simple = new SimpleMarkup(markup);
        return simple.read() ? simple.text.toString().trim() : null;
    }

    private boolean read() {
        while (at < markup.length()) {
            char c = markup.charAt(at);
            boolean understood = c == '<' ? tag() : c == '&' ? reference() : character(c);
            if (!understood) {
                return false;
            }
        }
        return true;
    }

    private boolean character(char c) {
        boolean known = c >= ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
        at++;
        append(c);
        return known;
    }

    private void append(char c) {
        separate();
        if (c == ' ' || c == '\u00A0' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
            appendSpace();
        } else if (c != SOFT_HYPHEN && c != ZERO_WIDTH_SPACE) {
            text.append(c);
        }
    }

    private void separate() {
        if (afterBlock) {
            afterBlock = false;
            appendSpace();
        }
    }

    private void appendSpace() {
        if (text.isEmpty() || text.charAt(text.length() - 1) != ' ') {
            text.append(' ');
        }
    }

    private boolean reference() {
        int end = markup.indexOf(';', at);
        if (end < 0 || end - at - 1 > LONGEST_REFERENCE || end == at + 1) {
            return false;
        }
        String name = markup.substring(at + 1, end);
        Character character = name.charAt(0) == '#' ? numbered(name) : REFERENCES.get(name);
        if (character == null) {
            return false;
        }
        at = end + 1;
        append(character);
        return true;
    }

    private static @Nullable Character numbered(String name) {
        int code = 0;
        for (int i = 1; i < name.length(); i++) {
            char digit = name.charAt(i);
            if (digit < '0' || digit > '9') {
                return null;
            }
            code = 10 * code + digit - '0';
        }
        boolean plain = (code >= ' ' && code < 0x7F) || (code >= 0xA0 && code < 0xD800);
        return plain ? (char) code : null;
    }

    private boolean tag() {
        boolean ends = at + 1 < markup.length() && markup.charAt(at + 1) == '/';
        int from = at + (ends ? 2 : 1);
        int to = from;
        boolean upper = false;
        while (to < markup.length() && isNamePart(markup.charAt(to)) && to - from <= LONGEST_NAME) {
            upper |= markup.charAt(to) <= 'Z';
            to++;
        }
        String written = markup.substring(from, to);
        String name = upper ? written.toLowerCase(Locale.ROOT) : written;
        at = to;
        if (ends) {
            return end(name);
        }
        boolean isVoid = name.equals("br") || name.equals("img");
        return (isVoid || BLOCKS.contains(name) || INLINES.contains(name)) && attributes(isVoid) && begin(name, isVoid);
    }

    private boolean end(String name) {
        boolean closed = at < markup.length() && markup.charAt(at) == '>' && name.equals(open.peek());
        if (closed) {
            at++;
            open.pop();
            afterBlock = BLOCKS.contains(name);
        }
        return closed;
    }

    private boolean begin(String name, boolean isVoid) {
        if (BLOCKS.contains(name)) {
            afterBlock = false;
            if (!mayHold(name)) {
                return false;
            }
            if (!text.isEmpty()) {
                appendSpace();
            }
        } else {
            separate();
            if (name.equals("br") && !text.isEmpty()) {
                appendSpace();
            }
        }
        if (!isVoid) {
            if (open.contains(name) && INLINES.contains(name)) {
                return false; // a parser would end the first link, and give up after some of the others
            }
            open.push(name);
        }
        return open.size() <= DEEPEST;
    }

    /** Whether a parser would put the block into what is open, without ending any of it. */
    private boolean mayHold(String name) {
        String parent = open.peek();
        if (name.equals("li")) {
            return "ul".equals(parent) || "ol".equals(parent);
        }
        boolean inBlock = parent == null || (BLOCKS.contains(parent) && !parent.startsWith("h") && !parent.equals("p"));
        return inBlock && !open.contains("p");
    }

    private boolean attributes(boolean isVoid) {
        while (at < markup.length()) {
            char c = markup.charAt(at);
            if (c == '>') {
                at++;
                return true;
            }
            if (c == '/' && isVoid && at + 1 < markup.length() && markup.charAt(at + 1) == '>') {
                at += 2;
                return true;
            }
            if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
                at++;
            } else if (!attribute()) {
                return false;
            }
        }
        return false;
    }

    /** {@code name="value"}, and no other form. */
    private boolean attribute() {
        int from = at;
        char before = markup.charAt(at - 1);
        while (at < markup.length() && (isNamePart(markup.charAt(at)) || markup.charAt(at) == '-')) {
            at++;
        }
        boolean separated = before == ' ' || before == '\n' || before == '\t' || before == '\r';
        if (!separated || at == from || at + 1 >= markup.length() || markup.charAt(at) != '=') {
            return false;
        }
        char quote = markup.charAt(at + 1);
        int end = quote == '"' || quote == '\'' ? markup.indexOf(quote, at + 2) : -1;
        at = end + 1;
        return end > 0;
    }

    private static boolean isNamePart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
