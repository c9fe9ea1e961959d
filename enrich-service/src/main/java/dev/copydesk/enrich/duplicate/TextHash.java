package dev.copydesk.enrich.duplicate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names a text within its lane: two articles of a lane have the same text exactly if they have the same hash. 96 bits of
 * SHA-256 over the lane and the words' hashes.
 */
public record TextHash(long high, int low) implements Comparable<TextHash> {
    static final int BYTES = 12;

    /** The hash of words, separated parts such as text and title being told apart. */
    static TextHash of(String lane, WordSequence... parts) {
        MessageDigest digest = sha256();
        digest.update(lane.getBytes(StandardCharsets.UTF_8));
        for (WordSequence words : parts) {
            ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * (words.size() + 1));
            bytes.putLong(words.size());
            for (int i = 0; i < words.size(); i++) {
                bytes.putLong(words.hash(i));
            }
            digest.update(bytes.array());
        }
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        return new TextHash(hash.getLong(), hash.getInt());
    }

    @Override
    public int compareTo(TextHash other) {
        int order = Long.compareUnsigned(high, other.high);
        return order != 0 ? order : Integer.compareUnsigned(low, other.low);
    }

    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }
}
