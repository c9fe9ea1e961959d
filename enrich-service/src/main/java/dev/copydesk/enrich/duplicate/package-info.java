/**
 * Which articles repeat which, pure.
 *
 * <p>{@link dev.copydesk.enrich.duplicate.Fingerprinter} makes the fingerprint of an article by itself, and {@link
 * dev.copydesk.enrich.duplicate.LaneDuplicates} compares it with the others of its lane: the articles of one language.
 */
@NullMarked
package dev.copydesk.enrich.duplicate;

import org.jspecify.annotations.NullMarked;
