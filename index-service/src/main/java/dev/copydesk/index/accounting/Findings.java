package dev.copydesk.index.accounting;

import dev.copydesk.index.dead.OpenLetters.Letter;
import dev.copydesk.model.ArticleVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Collects what is wrong while corpus and index are joined. Not thread-safe. */
final class Findings {
    private final Map<String, Letter> letters;
    private final Named missing = new Named();
    private final Named doubled = new Named();
    private final Named outdated = new Named();
    private final Named extra = new Named();
    private long checked;
    private long dead;
    private long inFlight;

    /** @param letters articles that cannot be indexed as things stand */
    Findings(Map<String, Letter> letters) {
        this.letters = letters;
    }

    private static final class Named {
        private final List<String> ids = new ArrayList<>();
        private long count;

        void add(String id) {
            count++;
            if (ids.size() < VerificationReport.MAX_NAMED) {
                ids.add(id);
            }
        }
    }

    /** The documents of one range of ids, in the order of their ids. */
    interface Scan {
        void forEach(Visitor visitor) throws java.io.IOException;

        interface Visitor {
            void document(String id, int revision);
        }
    }

    /**
     * @param corpus the current revisions of a range
     * @param index the same range
     * @param changing ids that were written while this was read, of which nothing can be said
     * @param onTheWay whether a record of the id has not come through to the index yet
     */
    void join(RevisionTable corpus, Scan index, Set<String> changing, Predicate<String> onTheWay)
            throws java.io.IOException {
        checked += corpus.size();
        String[] previous = {""};
        index.forEach((id, revision) -> {
            if (changing.contains(id)) {
                corpus.mark(id);
                return;
            }
            int wanted = corpus.revision(id);
            if (id.equals(previous[0])) {
                doubled.add(id);
            } else if (wanted == 0) {
                unlessOnTheWay(id, onTheWay, extra);
            } else if (revision < wanted) {
                unlessDead(id, wanted, onTheWay, outdated);
            }
            corpus.mark(id);
            previous[0] = id;
        });
        corpus.forEachUnmarked((id, revision) -> {
            if (!changing.contains(id)) {
                unlessDead(id, revision, onTheWay, missing);
            }
        });
    }

    private void unlessDead(String id, int revision, Predicate<String> onTheWay, Named wrong) {
        Letter letter = letters.get(id);
        if (letter != null && (letter.version() == 0 || ArticleVersion.revision(letter.version()) >= revision)) {
            dead++;
        } else {
            unlessOnTheWay(id, onTheWay, wrong);
        }
    }

    private void unlessOnTheWay(String id, Predicate<String> onTheWay, Named wrong) {
        if (onTheWay.test(id)) {
            inFlight++;
        } else {
            wrong.add(id);
        }
    }

    VerificationReport report() {
        boolean clean = missing.count + doubled.count + outdated.count + extra.count == 0;
        return new VerificationReport(
                checked,
                missing.ids,
                missing.count,
                doubled.ids,
                doubled.count,
                outdated.ids,
                outdated.count,
                extra.ids,
                extra.count,
                dead,
                inFlight,
                clean);
    }
}
