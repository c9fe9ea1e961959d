package dev.copydesk.ingest.feed.markup;

import java.nio.charset.Charset;
import java.util.Map;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/**
 * Resolves character references, those of HTML included, declared or not. What is none stays as it is, so that a bare
 * {@code &} means itself. Not thread-safe: the expansion of a document's own entities is bounded over all calls.
 */
final class CharacterReferences {
    private static final int MAX_NAME = 40;
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private final Map<String, String> declared;
    private int expansionLeft;

    CharacterReferences(Map<String, String> declared, int maxExpansion) {
        this.declared = declared;
        this.expansionLeft = maxExpansion;
    }

    /** References are resolved once: what comes out is not looked at again. */
    String resolve(String text, int from, int to) {
        int ampersand = ampersand(text, from, to);
        if (ampersand == to) {
            return text.substring(from, to);
        }
        StringBuilder resolved = new StringBuilder(to - from);
        int position = from;
        while (ampersand < to) {
            resolved.append(text, position, ampersand);
            int end = endOfReference(text, ampersand + 1, to);
            String value = end < 0 ? null : value(text.substring(ampersand + 1, end));
            if (value == null) {
                resolved.append('&');
                position = ampersand + 1;
            } else {
                resolved.append(value);
                position = end + 1;
            }
            ampersand = ampersand(text, position, to);
        }
        return resolved.append(text, position, Math.max(position, to)).toString();
    }

    /** Never looks beyond the end: the next one may be far away, and every text before it would look for it again. */
    private static int ampersand(String text, int from, int to) {
        int at = from;
        while (at < to && text.charAt(at) != '&') {
            at++;
        }
        return at;
    }

    /** Where the semicolon is; -1 where none ends a name. */
    private static int endOfReference(String text, int from, int to) {
        int limit = Math.min(to, from + MAX_NAME);
        for (int i = from; i < limit; i++) {
            char c = text.charAt(i);
            if (c == ';') {
                return i > from ? i : -1;
            }
            if (!(c < 128 && Character.isLetterOrDigit(c)) && c != '#' && c != '_' && c != '-' && c != '.') {
                return -1;
            }
        }
        return -1;
    }

    private @Nullable String value(String name) {
        if (name.charAt(0) == '#') {
            return numeric(name);
        }
        return switch (name) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos" -> "'";
            // As the DTD of RSS 0.91 declares them; HTML has other characters since.
            case "lang" -> "\u2329";
            case "rang" -> "\u232A";
            default -> named(name);
        };
    }

    private @Nullable String named(String name) {
        String own = declared.get(name);
        if (own != null) {
            if (own.length() > expansionLeft) {
                return null;
            }
            expansionLeft -= own.length();
            return own;
        }
        String known = Entities.getByName(name);
        return known.isEmpty() ? null : known;
    }

    private static @Nullable String numeric(String name) {
        boolean hex = name.length() > 1 && (name.charAt(1) == 'x' || name.charAt(1) == 'X');
        String digits = name.substring(hex ? 2 : 1);
        if (digits.isEmpty()) {
            return null;
        }
        int code = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(i), hex ? 16 : 10);
            if (digit < 0) {
                return null;
            }
            code = Math.min(code * (hex ? 16 : 10) + digit, Character.MAX_CODE_POINT + 1);
        }
        if (code >= 0x80 && code < 0xA0) {
            return new String(new byte[] {(byte) code}, WINDOWS_1252); // what its writer meant, as browsers know
        }
        boolean character = code <= Character.MAX_CODE_POINT
                && (code >= 0x20 || code == '\t' || code == '\n' || code == '\r')
                && !(code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE);
        return character ? Character.toString(code) : "\uFFFD";
    }
}
