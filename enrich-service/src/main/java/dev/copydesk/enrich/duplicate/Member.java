package dev.copydesk.enrich.duplicate;

import java.nio.charset.StandardCharsets;

/**
 * An article as the lane knows it.
 *
 * @param sourceName who sent it, for the words of a verdict
 */
public record Member(ArticleKey key, String sourceName) {
    private static final int LONGEST_NAME = 80;

    public Member {
        if (sourceName.length() > LONGEST_NAME) {
            int end = Character.isHighSurrogate(sourceName.charAt(LONGEST_NAME - 1)) ? LONGEST_NAME - 1 : LONGEST_NAME;
            sourceName = sourceName.substring(0, end) + "…";
        }
        // Half a surrogate pair would not come back from a store as it went in.
        sourceName = new String(sourceName.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    String id() {
        return key.id();
    }
}
