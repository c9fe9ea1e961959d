/** Keyphrases held against tags that publishers gave, beside another published method. */
@NullMarked
package dev.copydesk.benchmarks.keyphrase;

import org.jspecify.annotations.NullMarked;
