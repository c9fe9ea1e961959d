/** What the services share about Kafka: the topics and their creation, serdes, headers, and running a topology. */
@NullMarked
package dev.copydesk.kafka;

import org.jspecify.annotations.NullMarked;
