package dev.copydesk.testsupport;

import java.util.Map;
import java.util.Set;

/** Where the servers of the tests come from. */
public interface StackBackend {
    /**
     * Starts the servers side by side and waits until they serve.
     *
     * @return host and port of each
     */
    Map<Server, String> start(Set<Server> servers) throws InterruptedException;

    /** Stops all that were started. */
    void stop();
}
