/** How fast an article is enriched, and by what the time is taken. */
@NullMarked
package dev.copydesk.benchmarks.enrich;

import org.jspecify.annotations.NullMarked;
