package dev.copydesk.testsupport.sample.pure;

import java.net.URI;

/** Parses only. */
final class Pure {
    private Pure() {}

    static String host(String uri) {
        return URI.create(uri).getHost();
    }
}
