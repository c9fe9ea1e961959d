/** How fast articles get from Kafka into Elasticsearch, beside the limit and a peer. */
@NullMarked
package dev.copydesk.benchmarks.index;

import org.jspecify.annotations.NullMarked;
