/** The registry of feeds, which the ingest service keeps, for the page: one origin serves all that it shows. */
@NullMarked
package dev.copydesk.index.feeds;

import org.jspecify.annotations.NullMarked;
