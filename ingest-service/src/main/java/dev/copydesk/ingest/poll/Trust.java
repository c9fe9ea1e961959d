package dev.copydesk.ingest.poll;

/** Whether a feed's 304 answers are believed. */
public enum Trust {
    /** Not enough was seen yet: a 304 is checked by a request without conditions soon after. */
    UNPROVEN,
    /** Changes came through and 304 answers were true; checked from time to time. */
    TRUSTED,
    /** Content changed behind a 304 or an unchanged validator: only requests without conditions are sent. */
    WITHDRAWN
}
