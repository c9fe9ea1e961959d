package dev.copydesk.ingest.fetch;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Looks up the addresses of host names. Thread-safe. */
public interface HostResolver {

    /**
     * Never blocks the caller.
     *
     * @return at least one address, or completes with an {@link java.net.UnknownHostException}
     */
    CompletionStage<List<InetAddress>> resolve(String host);
}
