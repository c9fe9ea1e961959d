/** How right and how fast duplicates are found, with a plain MinHash LSH beside it. */
@NullMarked
package dev.copydesk.benchmarks.duplicate;

import org.jspecify.annotations.NullMarked;
