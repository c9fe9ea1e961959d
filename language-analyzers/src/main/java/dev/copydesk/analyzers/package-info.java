/** Elasticsearch's language analyzers as a plugin, for the embedded node that comes without them. */
@NullMarked
package dev.copydesk.analyzers;

import org.jspecify.annotations.NullMarked;
