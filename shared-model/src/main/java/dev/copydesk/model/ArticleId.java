package dev.copydesk.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The identity of an article: the first 128 bits of a SHA-256, as 32 lower-case hex digits.
 *
 * <p>Hashed is, in this order of preference: the {@linkplain CanonicalUrl canonical URL}; the source's id and its guid;
 * the source's id, the title and the content hash. The parts are joined by a line feed, which none but the last can hold.
 * This is frozen as version 1: a change would give every known article a second identity.
 */
public final class ArticleId {
    private static final int LENGTH_IN_BYTES = 16;
    private static final Pattern VALID = Pattern.compile("[0-9a-f]{32}");

    private ArticleId() {}

    /**
     * @param url as the source wrote it; one that is no http or https address counts as absent
     * @param contentHash see {@link ContentHash}
     */
    public static String of(
            @Nullable String url, String sourceId, @Nullable String guid, String title, String contentHash) {
        Optional<String> canonical = url == null ? Optional.empty() : CanonicalUrl.of(url);
        if (canonical.isPresent()) {
            return ofCanonicalUrl(canonical.get());
        }
        if (guid != null && !guid.isBlank()) {
            return hash(sourceId + '\n' + guid);
        }
        return hash(sourceId + '\n' + title.replace('\n', ' ') + '\n' + contentHash);
    }

    /** @param canonicalUrl a result of {@link CanonicalUrl#of} */
    public static String ofCanonicalUrl(String canonicalUrl) {
        return hash(canonicalUrl);
    }

    public static boolean isValid(String id) {
        return VALID.matcher(id).matches();
    }

    static void requireValid(String id) {
        if (!isValid(id)) {
            throw new IllegalArgumentException("id is '" + id + "', wanted 32 lower-case hex digits");
        }
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(sha256(text.getBytes(StandardCharsets.UTF_8)), 0, LENGTH_IN_BYTES);
    }

    static byte[] sha256(byte[] bytes) {
        return newSha256().digest(bytes);
    }

    static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }
}
