/** The spans of what services do with an article, by which one can be followed from its feed into the index. */
@NullMarked
package dev.copydesk.kafka.trace;

import org.jspecify.annotations.NullMarked;
