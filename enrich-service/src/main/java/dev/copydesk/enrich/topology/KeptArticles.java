package dev.copydesk.enrich.topology;

import dev.copydesk.enrich.duplicate.Fingerprinter;
import dev.copydesk.enrich.duplicate.ShingleSet;
import dev.copydesk.enrich.duplicate.ShingleSource;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The articles of the window, kept so that they can be compared and issued again: what was issued last in one store, the packed
 * article in another, since only the first changes with a verdict.
 */
final class KeptArticles implements ShingleSource {
    private final KeyValueStore<String, IssuedArticle> issued;
    private final KeyValueStore<String, byte[]> bodies;
    private final Fingerprinter fingerprinter = new Fingerprinter();

    KeptArticles(KeyValueStore<String, IssuedArticle> issued, KeyValueStore<String, byte[]> bodies) {
        this.issued = issued;
        this.bodies = bodies;
    }

    Optional<IssuedArticle> issued(String id) {
        return Optional.ofNullable(issued.get(id));
    }

    void putIssued(String id, IssuedArticle article) {
        issued.put(id, article);
    }

    PackedArticle body(String id) {
        byte[] body = bodies.get(id);
        if (body == null) {
            throw new IllegalStateException("the lane keeps no article " + id);
        }
        return new PackedArticle(body);
    }

    void putBody(String id, PackedArticle body) {
        bodies.put(id, body.bytes());
    }

    void remove(String id) {
        issued.delete(id);
        bodies.delete(id);
    }

    @Override
    public ShingleSet shingles(String articleId) {
        return fingerprinter.shingles(body(articleId).text());
    }
}
