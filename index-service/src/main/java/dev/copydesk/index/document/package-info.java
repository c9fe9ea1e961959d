/** What an article looks like in Elasticsearch: pure functions of the event. */
@NullMarked
package dev.copydesk.index.document;

import org.jspecify.annotations.NullMarked;
