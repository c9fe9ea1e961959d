package dev.copydesk.ingest.feed.markup;

/**
 * Bounds of what is read of a document.
 *
 * @param maxDepth elements within elements; deeper ones are left out, their text stays
 * @param maxElements of one subtree; further ones are left out, their text stays
 * @param maxText characters of one subtree; further ones are left out
 * @param maxEntities that the document may declare
 * @param maxExpansion characters that all uses of these may add
 */
public record MarkupLimits(int maxDepth, int maxElements, int maxText, int maxEntities, int maxExpansion) {}
