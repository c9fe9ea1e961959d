/** Enrichment on Kafka Streams: {@link dev.copydesk.enrich.topology.EnrichTopology}. */
@NullMarked
package dev.copydesk.enrich.topology;

import org.jspecify.annotations.NullMarked;
