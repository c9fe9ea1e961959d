package dev.copydesk.ingest.feed.markup;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the entities that a document type declares: only plain text of moderate size. External entities, parameter entities
 * and those that refer to others are left undeclared.
 */
final class Doctype {
    private static final int MAX_VALUE = 1_024;
    private static final Pattern ENTITY = Pattern.compile(
            "<!ENTITY\\s{1,20}([\\w.-]{1,40})\\s{1,20}(?:\"([^\"]{0,1024})\"|'([^']{0,1024})')\\s{0,20}>");

    private Doctype() {}

    /**
     * @param start where {@code <!DOCTYPE} begins
     * @return the first position behind the declaration; the end of the text where it is not closed
     */
    static int end(String text, int start) {
        int bracket = -1;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '>') {
                return i + 1;
            }
            if (c == '[') {
                bracket = i;
                break;
            }
        }
        if (bracket < 0) {
            return text.length();
        }
        int close = text.indexOf(']', bracket);
        int end = close < 0 ? -1 : text.indexOf('>', close);
        return end < 0 ? text.length() : end + 1;
    }

    static Map<String, String> entities(String declaration, int maxEntities) {
        if (declaration.indexOf('[') < 0) {
            return Map.of();
        }
        CharacterReferences references = new CharacterReferences(Map.of(), 0);
        Map<String, String> entities = new HashMap<>();
        Matcher matcher = ENTITY.matcher(declaration);
        while (entities.size() < maxEntities && matcher.find()) {
            String value = matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
            String resolved = references.resolve(value, 0, value.length());
            boolean nested = resolved.matches("(?s).*&[\\w.-]+;.*");
            if (!nested && resolved.length() <= MAX_VALUE) {
                entities.putIfAbsent(matcher.group(1), resolved);
            }
        }
        return entities;
    }
}
