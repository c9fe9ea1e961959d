/**
 * Enrichment without any server: articles in, enriched articles out, duplicates judged over the whole input.
 *
 * <p>The same cores as in the services; {@link dev.copydesk.cli.enrich.OfflineEnrichment} only brings them together.
 */
@NullMarked
package dev.copydesk.cli.enrich;

import org.jspecify.annotations.NullMarked;
