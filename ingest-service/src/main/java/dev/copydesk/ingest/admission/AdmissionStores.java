package dev.copydesk.ingest.admission;

import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The two stores of admission, seen from one task. Not thread-safe: each task has its own. */
final class AdmissionStores {
    private final KeyValueStore<String, AdmissionState> articles;
    private final KeyValueStore<String, SourceCounters> accounting;

    AdmissionStores(ProcessorContext<?, ?> context) {
        this.articles = context.getStateStore(AdmissionTopology.ARTICLES_STORE);
        this.accounting = context.getStateStore(AdmissionTopology.ACCOUNTING_STORE);
    }

    @Nullable
    AdmissionState known(String id) {
        return articles.get(id);
    }

    void remember(String id, AdmissionState state) {
        articles.put(id, state);
    }

    void count(String sourceId, Outcome outcome) {
        SourceCounters before = accounting.get(sourceId);
        accounting.put(sourceId, (before == null ? SourceCounters.ZERO : before).plus(outcome.change()));
    }
}
