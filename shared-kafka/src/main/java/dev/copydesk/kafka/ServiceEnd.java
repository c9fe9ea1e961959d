package dev.copydesk.kafka;

import io.quarkus.runtime.Quarkus;
import org.jboss.logging.Logger;

/** How a service ends that can never do its work with the options it was started with. */
public final class ServiceEnd {
    private static final Logger LOG = Logger.getLogger(ServiceEnd.class);
    private static final int FAILED = 1;

    private ServiceEnd() {}

    /** Says so in one line, and ends the service with a status that is no success. Returns at once. */
    public static void because(TopicMismatchException mismatch) {
        LOG.errorf("this service ends: %s", mismatch.getMessage());
        Quarkus.asyncExit(FAILED);
    }
}
