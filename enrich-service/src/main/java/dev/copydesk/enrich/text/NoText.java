package dev.copydesk.enrich.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells contents that are no text at all, whatever they are called: documents of other programs, pictures, bytes. */
public final class NoText {
    private static final int LOOKED_AT = 4096;
    private static final double MAX_SHARE_OF_CONTROLS = 0.1;
    /** Less is too little to tell bytes from a slip. */
    private static final int MIN_CHARS = 64;

    private static final char REPLACEMENT = '\ufffd';

    private static final List<String> STARTS =
            List.of("%PDF-", "PK\u0003\u0004", "\u0089PNG", "\ufffdPNG", "GIF87a", "GIF89a", "{\\rtf");

    private NoText() {}

    /** Why the content cannot be read as text, in words; null where it can. */
    public static @Nullable String reason(String content) {
        for (String start : STARTS) {
            if (content.startsWith(start)) {
                return start.startsWith("%PDF")
                        ? "the content is a PDF, not a text"
                        : "the content is binary, not a text";
            }
        }
        int end = Math.min(content.length(), LOOKED_AT);
        int controls = 0;
        for (int i = 0; i < end; i++) {
            char c = content.charAt(i);
            controls += c == REPLACEMENT || (c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f') ? 1 : 0;
        }
        return controls > MAX_SHARE_OF_CONTROLS * end && end >= MIN_CHARS ? "the content is binary, not a text" : null;
    }
}
