/** How well feeds are read, lists of feeds too, and whether a replayed archive of polls gives what it holds. */
@NullMarked
package dev.copydesk.benchmarks.feed;

import org.jspecify.annotations.NullMarked;
