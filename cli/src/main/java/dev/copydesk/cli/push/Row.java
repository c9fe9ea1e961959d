package dev.copydesk.cli.push;

/**
 * One article on its way: a JSON object on one line, in UTF-8. The bytes belong to this object.
 *
 * @param file as the user named it
 * @param line where it begins; the first is 1
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Row(byte[] json, String file, long line) {
    /** A row is at most this long; ingest-service refuses more. */
    static final int MAX_BYTES = 2 * 1024 * 1024;
}
