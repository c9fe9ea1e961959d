/** How right the main text, titles, dates and authors of pages are, with other libraries in the same run. */
@NullMarked
package dev.copydesk.benchmarks.text;

import org.jspecify.annotations.NullMarked;
