package dev.copydesk.ingest.document;

import dev.copydesk.model.CanonicalUrl;
import dev.copydesk.model.EventJson;

/** The bounds of what one row may bring; all in characters but the first. */
public final class RowLimits {
    /** JSON bytes of one row, and of the event made of it. */
    public static final int MAX_ROW_BYTES = EventJson.MAX_EVENT_BYTES;

    /** Far above the longest headline, far below what would break a list of results. */
    public static final int MAX_TITLE = 4_096;

    public static final int MAX_NAME = 1_024;
    public static final int MAX_ADDRESS = CanonicalUrl.MAX_LENGTH;
    static final int MAX_LIST_ENTRIES = 1_000;

    private RowLimits() {}
}
