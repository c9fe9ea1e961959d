/** What became of an article so far: its revisions, as far as Kafka still holds them, and when it was indexed. */
@NullMarked
package dev.copydesk.index.history;

import org.jspecify.annotations.NullMarked;
