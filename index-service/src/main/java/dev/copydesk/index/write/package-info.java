/** From Kafka into Elasticsearch: decoding, bulk requests, what became of each item, and trying again. */
@NullMarked
package dev.copydesk.index.write;

import org.jspecify.annotations.NullMarked;
