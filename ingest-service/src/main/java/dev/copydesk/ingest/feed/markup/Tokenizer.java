package dev.copydesk.ingest.feed.markup;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Splits a document into start tags, end tags and text, whatever it holds.
 *
 * <p>Forgiven are bare {@code &} and {@code <}, attributes without quotes or values, unknown entities, tags and comments that
 * never end. Not thread-safe. Linear: what is searched for in vain is not searched for again.
 */
final class Tokenizer {
    enum Token {
        START,
        END,
        TEXT,
        EOF
    }

    private static final int MAX_ATTRIBUTES = 100;
    private static final int MAX_NAME = 256;
    private static final int MAX_REPAIR = 16_384;

    private final String in;
    private final int maxEntities;
    private final int maxExpansion;
    private CharacterReferences references;
    private int position;
    private int vainFrom = Integer.MAX_VALUE;
    private String vainQuotes = "";
    private boolean doctypeSeen;
    private long repairsLeft;

    private String name = "";
    private Map<String, String> attributes = Map.of();
    private boolean empty;
    private String text = "";
    private boolean truncated;

    Tokenizer(String in, int maxEntities, int maxExpansion) {
        this.in = in;
        this.maxEntities = maxEntities;
        this.maxExpansion = maxExpansion;
        this.references = new CharacterReferences(Map.of(), maxExpansion);
        this.repairsLeft = 2L * in.length();
    }

    Token next() {
        while (position < in.length()) {
            if (in.charAt(position) != '<' || !isMarkup(position)) {
                return textToken();
            }
            char after = in.charAt(position + 1);
            if (after == '/') {
                return endTag();
            }
            if (after == '!') {
                if (in.startsWith("<![CDATA[", position)) {
                    return cdata();
                }
                skipDeclaration();
            } else if (after == '?') {
                skipInstruction();
            } else if (startTag()) {
                return Token.START;
            }
        }
        return Token.EOF;
    }

    /** Of the last start or end tag, as written. */
    String name() {
        return name;
    }

    /** Of the last start tag, names as written. */
    Map<String, String> attributes() {
        return attributes;
    }

    /** The last start tag closes itself. */
    boolean isEmpty() {
        return empty;
    }

    /** Of the last text token, references resolved. */
    String text() {
        return text;
    }

    /** The document ended within a tag, a comment or a section. */
    boolean isTruncated() {
        return truncated;
    }

    private boolean isMarkup(int at) {
        if (at + 1 >= in.length()) {
            return false;
        }
        char c = in.charAt(at + 1);
        if (c == '/') {
            return at + 2 < in.length() && isNameStart(in.charAt(at + 2));
        }
        return c == '!' || c == '?' || isNameStart(c);
    }

    private static boolean isNameStart(char c) {
        return Character.isLetter(c) || c == '_' || c == ':';
    }

    private Token textToken() {
        int end = position + 1;
        while (true) {
            int next = in.indexOf('<', end);
            if (next < 0) {
                end = in.length();
                break;
            }
            end = next;
            if (isMarkup(next)) {
                break;
            }
            end++;
        }
        text = references.resolve(in, position, end);
        position = end;
        return Token.TEXT;
    }

    private Token cdata() {
        int start = position + "<![CDATA[".length();
        int end = in.indexOf("]]>", start);
        if (end < 0) {
            truncated = true;
            end = in.length();
            position = end;
        } else {
            position = end + 3;
        }
        text = in.substring(start, end);
        return Token.TEXT;
    }

    private void skipDeclaration() {
        if (in.startsWith("<!--", position)) {
            int end = in.indexOf("-->", position + 4);
            truncated |= end < 0;
            position = end < 0 ? in.length() : end + 3;
        } else if (in.regionMatches(true, position, "<!DOCTYPE", 0, 9)) {
            int end = Doctype.end(in, position);
            truncated |= end == in.length();
            if (!doctypeSeen) { // a second one could begin the count of expansions anew
                doctypeSeen = true;
                references = new CharacterReferences(
                        Doctype.entities(in.substring(position, end), maxEntities), maxExpansion);
            }
            position = end;
        } else {
            int end = in.indexOf('>', position);
            truncated |= end < 0;
            position = end < 0 ? in.length() : end + 1;
        }
    }

    private void skipInstruction() {
        int end = position < vainFrom ? in.indexOf("?>", position) : -1;
        if (end >= 0) {
            position = end + 2;
            return;
        }
        vainFrom = Math.min(vainFrom, position);
        end = in.indexOf('>', position);
        truncated |= end < 0;
        position = end < 0 ? in.length() : end + 1;
    }

    private Token endTag() {
        int start = position + 2;
        int end = nameEnd(start);
        name = in.substring(start, Math.min(end, start + MAX_NAME));
        while (end < in.length() && in.charAt(end) != '>' && in.charAt(end) != '<') {
            end++;
        }
        truncated |= end == in.length();
        position = end < in.length() && in.charAt(end) == '>' ? end + 1 : end;
        return Token.END;
    }

    private int nameEnd(int from) {
        int end = from;
        while (end < in.length()) {
            char c = in.charAt(end);
            if (c == '>' || c == '/' || c == '<' || Character.isWhitespace(c)) {
                break;
            }
            end++;
        }
        return end;
    }

    /** False where the document ends within the tag. */
    private boolean startTag() {
        int start = position + 1;
        position = nameEnd(start);
        name = in.substring(start, Math.min(position, start + MAX_NAME));
        attributes = Map.of();
        empty = false;
        while (position < in.length()) {
            char c = in.charAt(position);
            if (c == '>') {
                position++;
                return true;
            }
            if (c == '<' && isMarkup(position)) {
                return true; // the tag's own bracket is missing
            }
            if (c == '/') {
                empty = position + 1 < in.length() && in.charAt(position + 1) == '>';
                position++;
            } else if (Character.isWhitespace(c) || c == '<') {
                position++;
            } else {
                attribute();
            }
        }
        truncated = true;
        return false;
    }

    private void attribute() {
        int start = position;
        while (position < in.length() && !isAttributeNameEnd(in.charAt(position))) {
            position++;
        }
        if (position == start) {
            position++;
        }
        String attribute = in.substring(start, Math.min(position, start + MAX_NAME));
        int after = skipSpace(position);
        String value = "";
        if (after < in.length() && in.charAt(after) == '=') {
            position = skipSpace(after + 1);
            value = attributeValue();
        }
        if (attributes.isEmpty()) {
            attributes = new LinkedHashMap<>();
        }
        if (attributes.size() < MAX_ATTRIBUTES) {
            attributes.putIfAbsent(attribute, value);
        }
    }

    private static boolean isAttributeNameEnd(char c) {
        return c == '=' || c == '>' || c == '/' || c == '<' || Character.isWhitespace(c);
    }

    private int skipSpace(int from) {
        int end = from;
        while (end < in.length() && Character.isWhitespace(in.charAt(end))) {
            end++;
        }
        return end;
    }

    private String attributeValue() {
        if (position >= in.length()) {
            return "";
        }
        char quote = in.charAt(position);
        int start = position;
        int end;
        if (quote == '"' || quote == '\'') {
            start++;
            end = vainQuotes.indexOf(quote) < 0 ? in.indexOf(quote, start) : -1;
            if (end >= 0) {
                end = endsInTag(start, end) ? endBehindTags(start, end, quote) : end;
                position = end + 1;
                return references.resolve(in, start, end);
            }
            vainQuotes = vainQuotes.indexOf(quote) < 0 ? vainQuotes + quote : vainQuotes;
            end = in.indexOf('>', start);
            end = end < 0 ? in.length() : end;
        } else {
            end = start;
            while (end < in.length() && in.charAt(end) != '>' && !Character.isWhitespace(in.charAt(end))) {
                end++;
            }
            if (end > start && end < in.length() && in.charAt(end) == '>' && in.charAt(end - 1) == '/') {
                end--;
            }
        }
        position = end;
        return references.resolve(in, start, end);
    }

    /** Whether the value, if it ended there, would end within a tag that somebody wrote into it unescaped. */
    private boolean endsInTag(int start, int end) {
        for (int i = end - 2; i >= start; i--) {
            char c = in.charAt(i);
            if (c == '>') {
                return false;
            }
            if (c == '<') {
                return isNameStart(in.charAt(i + 1)) || in.charAt(i + 1) == '/';
            }
        }
        return false;
    }

    /**
     * The quote that ends a value which holds tags with quotes of their own: the first outside of them with an attribute or
     * the tag's end behind it. Where none is near, the first quote must do.
     */
    private int endBehindTags(int start, int first, char quote) {
        boolean inTag = false;
        int limit = Math.min(in.length() - 1, start + MAX_REPAIR);
        for (int i = start; i < limit && repairsLeft > 0; i++, repairsLeft--) {
            char c = in.charAt(i);
            if (c == '<') {
                inTag = isNameStart(in.charAt(i + 1)) || in.charAt(i + 1) == '/';
            } else if (c == '>') {
                inTag = false;
            } else if (c == quote && !inTag && isTagRest(i + 1)) {
                return i;
            }
        }
        return first;
    }

    private boolean isTagRest(int from) {
        int at = from;
        while (at < in.length() && at < from + MAX_NAME && Character.isWhitespace(in.charAt(at))) {
            at++;
        }
        if (at < in.length() && in.charAt(at) == '/') {
            at++;
        }
        if (at < in.length() && in.charAt(at) == '>') {
            return true;
        }
        int end = at;
        while (end < in.length() && end < at + MAX_NAME && !isAttributeNameEnd(in.charAt(end))) {
            end++;
        }
        return at > from && end > at && end < in.length() && in.charAt(end) == '=';
    }
}
