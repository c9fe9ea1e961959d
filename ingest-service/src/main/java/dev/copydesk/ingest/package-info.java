/** The ingest service: what comes in is published as it is, then admitted once and for ever. */
@NullMarked
package dev.copydesk.ingest;

import org.jspecify.annotations.NullMarked;
