package dev.copydesk.ingest.http;

import dev.copydesk.ingest.registry.FeedImport;
import dev.copydesk.ingest.registry.FeedRegistry;
import java.util.List;

/**
 * The answer to a list of feeds.
 *
 * @param added feeds that were not registered before
 * @param known feeds that were, or that the list names twice; they stay as they are
 * @param skippedCount entries that cannot be used
 * @param skipped the first of them
 * @param problems what was repaired to read the list
 */
record ImportReceipt(int added, int known, int skippedCount, List<FeedImport.Skipped> skipped, List<String> problems) {

    static ImportReceipt of(FeedRegistry.Imported imported, FeedImport list) {
        return new ImportReceipt(
                imported.added(), imported.known(), list.skippedCount(), list.skipped(), list.problems());
    }
}
