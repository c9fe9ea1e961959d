/** Lists of feeds: OPML 1.0 and 2.0, read however broken, and written well. */
@NullMarked
package dev.copydesk.ingest.feed.opml;

import org.jspecify.annotations.NullMarked;
