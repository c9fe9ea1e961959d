/**
 * The feeds, without a database: who is registered, who polls whom, and what the polls came to, all in one compacted topic.
 * See {@code docs/adr/0004-feeds-without-a-database.md}.
 */
@NullMarked
package dev.copydesk.ingest.registry;

import org.jspecify.annotations.NullMarked;
