/** A real Kafka broker and a real Elasticsearch node as child processes, and what it takes to supervise such processes. */
@NullMarked
package dev.copydesk.stack;

import org.jspecify.annotations.NullMarked;
