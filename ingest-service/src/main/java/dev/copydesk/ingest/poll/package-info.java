/** Polling feeds for months: when, whether the answer is new, and what is remembered of each feed in between. */
@NullMarked
package dev.copydesk.ingest.poll;

import org.jspecify.annotations.NullMarked;
