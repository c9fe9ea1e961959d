package dev.copydesk.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.HexFormat;

/**
 * Tells whether two receptions of an article show the reader the same words.
 *
 * <p>The first 128 bits of a SHA-256 over visible title, summary and content. Normalised before: Unicode NFKC, every run
 * of white space and control characters one space. Markup has been taken out by the caller, because only he knows the media
 * type.
 */
public final class ContentHash {
    private static final int LENGTH_IN_BYTES = 16;

    private ContentHash() {}

    /** Hashes text without markup; an absent part is the empty text. */
    public static String of(String visibleTitle, String visibleSummary, String visibleContent) {
        MessageDigest digest = ArticleId.newSha256();
        add(visibleTitle, digest);
        digest.update((byte) '\n');
        add(visibleSummary, digest);
        digest.update((byte) '\n');
        add(visibleContent, digest);
        return HexFormat.of().formatHex(digest.digest(), 0, LENGTH_IN_BYTES);
    }

    /** ASCII is its own NFKC and UTF-8: most texts need one pass, and all of them are hashed as if there were none such. */
    private static void add(String text, MessageDigest digest) {
        byte[] bytes = new byte[text.length()];
        int length = 0;
        boolean spaceDue = false;
        for (int i = 0; i < bytes.length; i++) {
            char c = text.charAt(i);
            if (c >= 0x7F) {
                digest.update(normalise(text).getBytes(StandardCharsets.UTF_8));
                return;
            }
            if (c <= ' ') {
                spaceDue = length > 0;
            } else {
                if (spaceDue) {
                    bytes[length++] = ' ';
                    spaceDue = false;
                }
                bytes[length++] = (byte) c;
            }
        }
        digest.update(bytes, 0, length);
    }

    private static String normalise(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
        StringBuilder normalised = new StringBuilder(composed.length());
        boolean spaceDue = false;
        for (int i = 0; i < composed.length(); i++) {
            char c = composed.charAt(i);
            if (Character.isWhitespace(c) || Character.isISOControl(c)) {
                spaceDue = !normalised.isEmpty();
            } else {
                if (spaceDue) {
                    normalised.append(' ');
                    spaceDue = false;
                }
                normalised.append(c);
            }
        }
        return normalised.toString();
    }
}
