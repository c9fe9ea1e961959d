/** How well languages are told apart, beside the peers. */
@NullMarked
package dev.copydesk.benchmarks.language;

import org.jspecify.annotations.NullMarked;
