package dev.copydesk.ingest.poll;

import org.jspecify.annotations.Nullable;

/**
 * How a feed is to be asked.
 *
 * @param address where
 * @param etag to send back, if the request is conditional
 * @param lastModified to send back, if the request is conditional
 * @param check whether the request checks the 304 before it
 */
record PollRequest(
        String address, @Nullable String etag, @Nullable String lastModified, boolean check) {

    boolean conditional() {
        return etag != null || lastModified != null;
    }
}
