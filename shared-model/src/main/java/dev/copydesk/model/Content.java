package dev.copydesk.model;

import java.util.Objects;

/**
 * The body of an article exactly as its source sent it.
 *
 * @param mediaType {@value #PLAIN_TEXT} or {@value #HTML}
 * @param value the body; empty where the source sent none
 */
public record Content(String mediaType, String value) {
    public static final String PLAIN_TEXT = "text/plain";
    public static final String HTML = "text/html";

    public Content {
        Objects.requireNonNull(mediaType, "content.mediaType");
        Objects.requireNonNull(value, "content.value");
        if (!mediaType.equals(PLAIN_TEXT) && !mediaType.equals(HTML)) {
            throw new IllegalArgumentException(
                    "content.mediaType is '" + mediaType + "', wanted " + PLAIN_TEXT + " or " + HTML);
        }
    }

    public static Content plainText(String value) {
        return new Content(PLAIN_TEXT, value);
    }

    public static Content html(String value) {
        return new Content(HTML, value);
    }
}
