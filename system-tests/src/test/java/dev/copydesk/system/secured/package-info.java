/** Copydesk with a Kafka and an Elasticsearch that let in only those whom they know. */
@NullMarked
package dev.copydesk.system.secured;

import org.jspecify.annotations.NullMarked;
