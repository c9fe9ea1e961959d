/** How many feeds one node polls. */
@NullMarked
package dev.copydesk.benchmarks.poll;

import org.jspecify.annotations.NullMarked;
