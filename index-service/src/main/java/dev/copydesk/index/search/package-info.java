/** The search API: what was asked for, as a query of Elasticsearch, and its answer. */
@NullMarked
package dev.copydesk.index.search;

import org.jspecify.annotations.NullMarked;
