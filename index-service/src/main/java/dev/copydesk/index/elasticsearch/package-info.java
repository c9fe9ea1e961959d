/** The index service's adapters to Elasticsearch. */
@NullMarked
package dev.copydesk.index.elasticsearch;

import org.jspecify.annotations.NullMarked;
