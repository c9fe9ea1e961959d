package dev.copydesk.ingest.fetch;

import org.jspecify.annotations.Nullable;

/**
 * What the last response of a fetch said about itself. Header values are verbatim.
 *
 * @param status the HTTP status
 * @param address where it came from, after redirects
 * @param permanentAddress where the document moved for good: set where every redirect up to it was a 301 or 308
 * @param etag for the next request
 * @param lastModified for the next request
 * @param contentType with its charset parameter
 * @param cacheControl see RFC 9111
 * @param expires an HTTP date, or not
 * @param date the server's clock, or not
 * @param retryAfter seconds or an HTTP date, or not
 * @param wireBytes of the body as it came, before decoding
 */
public record Answer(
        int status,
        String address,
        @Nullable String permanentAddress,
        @Nullable String etag,
        @Nullable String lastModified,
        @Nullable String contentType,
        @Nullable String cacheControl,
        @Nullable String expires,
        @Nullable String date,
        @Nullable String retryAfter,
        long wireBytes) {

    /** An answer that says nothing about itself. */
    public static Answer bare(int status, String address) {
        return new Answer(status, address, null, null, null, null, null, null, null, null, 0);
    }

    Answer withWireBytes(long bytes) {
        return new Answer(
                status,
                address,
                permanentAddress,
                etag,
                lastModified,
                contentType,
                cacheControl,
                expires,
                date,
                retryAfter,
                bytes);
    }
}
