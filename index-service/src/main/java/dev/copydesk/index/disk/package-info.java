/** The disks of Kafka and Elasticsearch, as the two report them. */
@NullMarked
package dev.copydesk.index.disk;

import org.jspecify.annotations.NullMarked;
