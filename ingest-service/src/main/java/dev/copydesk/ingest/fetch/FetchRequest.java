package dev.copydesk.ingest.fetch;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One document to ask for.
 *
 * @param address of the document as somebody wrote it
 * @param accept the {@code Accept} header
 * @param etag sent as {@code If-None-Match}, verbatim
 * @param lastModified sent as {@code If-Modified-Since}, verbatim
 * @param maxBytes the body is at most this long, compressed and decoded
 * @param memory where the bytes of the body are taken from
 * @param redirects asked before each redirect is followed
 */
public record FetchRequest(
        String address,
        String accept,
        @Nullable String etag,
        @Nullable String lastModified,
        int maxBytes,
        ByteLease memory,
        RedirectPolicy redirects) {
    public static final String ACCEPT_FEED = "application/atom+xml, application/rss+xml, application/feed+json;q=0.9,"
            + " application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.1";
    public static final String ACCEPT_PAGE = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1";
    public static final String ACCEPT_TEXT = "text/plain, */*;q=0.1";

    public FetchRequest {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(accept, "accept");
        Objects.requireNonNull(memory, "memory");
        Objects.requireNonNull(redirects, "redirects");
        if (maxBytes < 1) {
            throw new IllegalArgumentException("maxBytes is " + maxBytes + ", wanted 1 or more");
        }
    }

    /** A request whose redirects are followed at once. */
    public FetchRequest(
            String address,
            String accept,
            @Nullable String etag,
            @Nullable String lastModified,
            int maxBytes,
            ByteLease memory) {
        this(address, accept, etag, lastModified, maxBytes, memory, RedirectPolicy.FOLLOW);
    }
}
