/** Fetching feeds and pages over HTTP from hosts that may misbehave. */
@NullMarked
package dev.copydesk.ingest.fetch;

import org.jspecify.annotations.NullMarked;
