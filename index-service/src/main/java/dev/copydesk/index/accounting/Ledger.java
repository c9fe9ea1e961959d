package dev.copydesk.index.accounting;

import dev.copydesk.index.dead.OpenLetters;
import dev.copydesk.index.dead.OpenLetters.Letter;
import dev.copydesk.index.elasticsearch.IndexedVersion;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The accounts of all sources.
 *
 * @param sources by source id
 * @param total their sum
 */
public record Ledger(Account total, Map<String, Account> sources) {
    /** For letters that don't tell the source of their article. */
    static final String UNKNOWN_SOURCE = "unknown";

    /**
     * @param admitted what admission counted, by source id
     * @param indexed documents by source id
     * @param letters one an article, see {@link OpenLetters#byArticle}
     * @param versions what the index has of the letters' articles
     */
    static Ledger of(
            Map<String, AdmissionCount> admitted,
            IndexedArticles.Counts indexed,
            Map<String, Letter> letters,
            Map<String, IndexedVersion> versions) {
        Map<String, Long> dead = new HashMap<>();
        Map<String, Long> held = new HashMap<>(indexed.held());
        Map<String, Long> expired = new HashMap<>(indexed.expired());
        letters.values().forEach(letter -> {
            String source = letter.sourceId() == null ? UNKNOWN_SOURCE : letter.sourceId();
            IndexedVersion version = versions.get(letter.articleId());
            if (version == null || version.version() < letter.version()) {
                dead.merge(source, 1L, Long::sum);
                if (version != null) { // a document that only the letter keeps from being replaced
                    (version.isExpired() ? expired : held).merge(source, -1L, Long::sum);
                }
            }
        });
        Set<String> ids = new TreeSet<>(admitted.keySet());
        ids.addAll(held.keySet());
        ids.addAll(expired.keySet());
        ids.addAll(dead.keySet());
        Map<String, Account> sources = new TreeMap<>();
        ids.forEach(id -> sources.put(
                id,
                Account.of(
                        admitted.getOrDefault(id, AdmissionCount.ZERO),
                        held.getOrDefault(id, 0L),
                        expired.getOrDefault(id, 0L),
                        dead.getOrDefault(id, 0L))));
        return new Ledger(sources.values().stream().reduce(Account.ZERO, Account::plus), sources);
    }
}
