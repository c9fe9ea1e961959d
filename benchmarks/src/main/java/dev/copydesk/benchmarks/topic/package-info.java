/** How right the topics are, and the training of the model that finds them. */
@NullMarked
package dev.copydesk.benchmarks.topic;

import org.jspecify.annotations.NullMarked;
