package dev.copydesk.testsupport;

import java.util.Locale;

/** What a test can ask for. */
public enum Server {
    KAFKA,
    ELASTICSEARCH;

    /** The system property that holds this server's address while it runs. */
    String addressProperty() {
        return "copydesk.test." + name().toLowerCase(Locale.ROOT) + ".address";
    }
}
