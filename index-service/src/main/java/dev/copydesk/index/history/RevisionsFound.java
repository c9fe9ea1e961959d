package dev.copydesk.index.history;

import dev.copydesk.model.EnrichedArticle;
import java.util.List;

/**
 * Past revisions that Kafka still holds.
 *
 * @param revisions the earliest first, each once, as it was issued for the first time of which that is so
 * @param complete whether everything was looked through in which one could lie
 */
record RevisionsFound(List<EnrichedArticle> revisions, boolean complete) {}
