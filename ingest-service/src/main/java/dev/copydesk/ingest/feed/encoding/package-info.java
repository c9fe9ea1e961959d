/** From bytes of unsure encoding to text. */
@NullMarked
package dev.copydesk.ingest.feed.encoding;

import org.jspecify.annotations.NullMarked;
