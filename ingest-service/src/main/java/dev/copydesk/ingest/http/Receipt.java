package dev.copydesk.ingest.http;

import java.util.List;

/**
 * The answer to a push.
 *
 * @param accepted articles that the broker acknowledged
 * @param refused lines that are no articles; nothing of them was kept
 * @param warnings lines that were accepted without a part that could not be used
 * @param ids of the accepted articles, in the order of their lines
 */
record Receipt(int accepted, List<RefusedLine> refused, List<LineWarning> warnings, List<String> ids) {

    /** The line is 1 for the first one of the request. */
    record RefusedLine(int line, String error) {}

    record LineWarning(int line, String message) {}
}
