package dev.copydesk.cli.enrich;

import dev.copydesk.enrich.duplicate.ArticleKey;
import dev.copydesk.enrich.duplicate.InMemoryBytes;
import dev.copydesk.enrich.duplicate.LaneDuplicates;
import dev.copydesk.enrich.duplicate.TextHash;
import dev.copydesk.model.Duplicate;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Judges duplicates over a whole input: the lanes of enrich-service, on the heap.
 *
 * <p>An id that comes again takes the earlier one's place, unless it is an older revision. Needs some 3 KB an article. Not
 * thread-safe.
 */
final class OfflineVerdicts implements Closeable {
    private final ShingleFile shingles;
    private final LaneDuplicates lanes;
    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, Duplicate> verdicts = new HashMap<>();

    private record Place(int revision, ArticleKey key, TextHash text) {}

    OfflineVerdicts(int windowDays) throws IOException {
        this.shingles = new ShingleFile();
        this.lanes = new LaneDuplicates(new InMemoryBytes(), shingles, windowDays);
    }

    void add(OfflineArticle.Compared article) throws IOException {
        Place before = places.get(article.id());
        if (before != null && before.revision() > article.revision()) {
            return; // older than what is known
        }
        Place place = new Place(
                article.revision(),
                article.member().key(),
                article.fingerprint().text());
        places.put(article.id(), place);
        if (before != null) {
            verdicts.putAll(lanes.remove(before.key(), before.text()));
        }
        shingles.put(article.id(), article.shingles());
        verdicts.putAll(lanes.add(article.member(), article.fingerprint()));
    }

    /** The verdict after everything that was added so far. */
    Duplicate verdict(String id) {
        Duplicate verdict = verdicts.get(id);
        if (verdict == null) {
            throw new IllegalArgumentException("no article with id '" + id + "' was added");
        }
        return verdict;
    }

    @Override
    public void close() throws IOException {
        shingles.close();
    }
}
