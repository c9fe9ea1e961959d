package dev.copydesk.enrich.topology;

import dev.copydesk.enrich.ArticleEnricher;
import dev.copydesk.enrich.duplicate.ArticleKey;
import dev.copydesk.enrich.duplicate.Fingerprinter;
import dev.copydesk.enrich.duplicate.InMemoryBytes;
import dev.copydesk.enrich.duplicate.LaneDuplicates;
import dev.copydesk.enrich.duplicate.Member;
import dev.copydesk.enrich.duplicate.ShingleSet;
import dev.copydesk.model.Duplicate;
import dev.copydesk.model.EnrichedArticle;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.RawArticle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a corpus must lead to, by the pure core, and what a topic of enriched articles holds. */
final class ExpectedVerdicts {
    private ExpectedVerdicts() {}

    static Map<String, Duplicate> of(List<RawArticle> corpus, ArticleEnricher enricher) {
        Map<String, ShingleSet> texts = new HashMap<>();
        LaneDuplicates lanes = new LaneDuplicates(new InMemoryBytes(), id -> Objects.requireNonNull(texts.get(id)), 30);
        Fingerprinter fingerprinter = new Fingerprinter();
        Map<String, Duplicate> verdicts = new TreeMap<>();
        for (RawArticle raw : corpus) {
            EnrichedArticle article = enricher.annotate(raw, Articles.NOON);
            texts.put(article.id(), fingerprinter.shingles(article.text()));
            verdicts.putAll(lanes.add(
                    new Member(
                            new ArticleKey(article.firstSeenAt(), article.id()),
                            article.source().name()),
                    fingerprinter.fingerprint(article.language().code(), article.title(), article.text())));
        }
        return verdicts;
    }

    /** Takes the record with the highest version of each id, as Elasticsearch does; a removal has the highest. */
    static final class Issued {
        private final Map<String, EnrichedArticle> newest = new HashMap<>();
        private final Map<String, Boolean> removed = new HashMap<>();
        private final Set<String> versions = new HashSet<>();
        private final List<String> repeated = new ArrayList<>();

        void take(String id, byte @Nullable [] value) {
            if (value == null) {
                removed.put(id, true);
                return;
            }
            EnrichedArticle article = EventJson.read(value, EnrichedArticle.class);
            String version = id + ", version " + article.version();
            if (!versions.add(version)) {
                repeated.add(version);
            }
            newest.merge(id, article, (one, other) -> one.version() > other.version() ? one : other);
        }

        /** Versions of an article that came more than once. */
        List<String> repeated() {
            return repeated;
        }

        Map<String, Duplicate> verdicts() {
            Map<String, Duplicate> verdicts = new TreeMap<>();
            newest.forEach((id, article) -> verdicts.put(id, article.duplicate()));
            verdicts.keySet().removeAll(removed.keySet());
            return verdicts;
        }
    }
}
