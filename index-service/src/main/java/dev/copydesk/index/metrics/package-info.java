/** What the service tells of its work to those who watch it: Prometheus and {@code copydesk status}. */
@NullMarked
package dev.copydesk.index.metrics;

import org.jspecify.annotations.NullMarked;
