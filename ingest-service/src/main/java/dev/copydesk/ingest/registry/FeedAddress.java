package dev.copydesk.ingest.registry;

import dev.copydesk.ingest.fetch.WebAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a feed is asked, and the identity that follows from it.
 *
 * <p>Much less is taken to be the same than of an article's address: an address that counts as two feeds is polled twice,
 * which admission absorbs; two feeds that count as one would lose one of them. {@code http} and {@code https} are one,
 * host names are in lower case and Punycode, default ports and fragments go; path and query stay as they are.
 *
 * @param url as it is asked
 * @param host in lower case and ASCII; an IPv6 literal without its brackets
 * @param id the first 128 bits of the SHA-256 of the canonical address, as 32 lower-case hex digits
 */
public record FeedAddress(String url, String host, String id) {
    /** A longer address is refused; in characters. */
    public static final int MAX_LENGTH = 2048;

    private static final int ID_BYTES = 16;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern HTTP = Pattern.compile("(?i)https?://.*", Pattern.DOTALL);
    /** As some lists and browsers write http. */
    private static final Pattern FEED_SCHEME = Pattern.compile("(?i)feed:(//|(?=https?://))");

    /**
     * Reads an address.
     *
     * @throws BadRegistrationException saying why it is none
     */
    public static FeedAddress of(String written) {
        String text = written.strip();
        if (text.length() > MAX_LENGTH) {
            throw new BadRegistrationException(
                    "the address has " + text.length() + " characters, at most " + MAX_LENGTH + " are taken");
        }
        var feedScheme = FEED_SCHEME.matcher(text);
        if (feedScheme.lookingAt()) {
            text = (feedScheme.group(1).isEmpty() ? "" : "http://") + text.substring(feedScheme.end());
        }
        if (!HTTP.matcher(text).matches()) {
            throw new BadRegistrationException(
                    "the address begins with neither http:// nor https://;" + " give the feed's full address");
        }
        WebAddress address = WebAddress.parse(text)
                .orElseThrow(
                        () -> new BadRegistrationException(
                                "the address cannot be read; give the feed's full address, such as https://example.org/feed.xml"));
        if (address.userInfo() != null) {
            throw new BadRegistrationException(
                    "the address holds a user name or password, which everybody who lists the feeds would see; leave it out");
        }
        String schemeless = address.origin().replaceFirst("^https?", "") + address.target();
        return new FeedAddress(address.full(), address.host(), hash("feed" + schemeless));
    }

    /** Whether the text is an id. */
    public static boolean isId(@Nullable String text) {
        return text != null && ID.matcher(text).matches();
    }

    private static String hash(String canonical) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }
}
