/** Filling months again that Elasticsearch lost. */
@NullMarked
package dev.copydesk.index.refill;

import org.jspecify.annotations.NullMarked;
