/** Accuracy tables and rates of Copydesk, with the peers in the same run. */
@NullMarked
package dev.copydesk.benchmarks;

import org.jspecify.annotations.NullMarked;
