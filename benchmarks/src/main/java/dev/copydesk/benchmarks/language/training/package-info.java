/** Makes the model of {@code dev.copydesk.enrich.language} from published statistics and texts. */
@NullMarked
package dev.copydesk.benchmarks.language.training;

import org.jspecify.annotations.NullMarked;
