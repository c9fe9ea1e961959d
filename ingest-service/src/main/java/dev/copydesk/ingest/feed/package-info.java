/** Pure: from the bytes of a feed to its items, to articles, and to those of them that are new. */
@NullMarked
package dev.copydesk.ingest.feed;

import org.jspecify.annotations.NullMarked;
