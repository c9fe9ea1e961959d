/** Reads XML that need not be well-formed into small trees: never throws, linear in time, expands nothing by itself. */
@NullMarked
package dev.copydesk.ingest.feed.markup;

import org.jspecify.annotations.NullMarked;
