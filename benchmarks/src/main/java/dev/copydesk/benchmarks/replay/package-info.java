/** What a replay costs: beside the first load, beside Elasticsearch's own limit, and for live articles. */
@NullMarked
package dev.copydesk.benchmarks.replay;

import org.jspecify.annotations.NullMarked;
