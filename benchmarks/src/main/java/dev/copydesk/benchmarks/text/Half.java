package dev.copydesk.benchmarks.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The halves of a data set. A site lies in one of them with all its pages. */
enum Half {
    /** Its pages may be read by whoever writes the rules. */
    LOOKED_AT("looked at"),
    /** Its pages are only scored. */
    SCORED("only scored");

    private final String words;

    Half(String words) {
        this.words = words;
    }

    /** By the lowest bit of the SHA-256 of the publisher's or host's name. */
    static Half of(String site) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(site.getBytes(StandardCharsets.UTF_8));
            return (hash[0] & 1) == 0 ? LOOKED_AT : SCORED;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return words;
    }
}
