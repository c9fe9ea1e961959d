package dev.copydesk.index.history;

import dev.copydesk.index.generation.LiveGenerations;
import dev.copydesk.index.history.change.Change;
import dev.copydesk.index.history.change.WordChanges;
import dev.copydesk.index.search.ArticleSearch;
import dev.copydesk.model.EnrichedArticle;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.Topics;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells an article's history from the index and from Kafka. Blocking; thread-safe. */
@Singleton
class ArticleHistory {
    private final ArticleSearch search;
    private final PastRevisions past;
    private final LiveGenerations generations;

    ArticleHistory(ArticleSearch search, PastRevisions past, LiveGenerations generations) {
        this.search = search;
        this.past = past;
        this.generations = generations;
    }

    /**
     * Empty for an article that is not found.
     *
     * @throws IOException if Elasticsearch or, where there are earlier revisions, Kafka does not answer
     */
    Optional<History> of(String id) throws IOException, InterruptedException {
        Optional<ArticleSearch.Indexed> indexed = search.indexed(id);
        return indexed.isEmpty() ? Optional.empty() : Optional.of(of(indexed.get()));
    }

    private History of(ArticleSearch.Indexed indexed) throws IOException, InterruptedException {
        EnrichedArticle current = EventJson.mapper().treeToValue(indexed.document(), EnrichedArticle.class);
        RevisionsFound found = current.revision() == 1
                ? new RevisionsFound(List.of(), true)
                : past.before(current, Topics.enriched(generations.serving().enriched()));
        List<History.Revision> revisions = new ArrayList<>();
        EnrichedArticle before = null;
        for (EnrichedArticle revision : found.revisions()) {
            revisions.add(revision(revision, before));
            before = revision;
        }
        revisions.add(revision(current, before));
        return new History(
                current.id(), current.version(), current.revision(), indexed.at(), revisions, found.complete());
    }

    private static History.Revision revision(EnrichedArticle article, @Nullable EnrichedArticle before) {
        Map<String, List<Change>> changes =
                before == null || before.revision() != article.revision() - 1 ? null : changes(before, article);
        return new History.Revision(
                article.revision(),
                article.fetchedAt(),
                article.updatedAt(),
                article.enrichment().at(),
                article.title(),
                article.wordCount(),
                changes);
    }

    private static Map<String, List<Change>> changes(EnrichedArticle before, EnrichedArticle after) {
        Map<String, List<Change>> changes = new LinkedHashMap<>();
        compare("title", before.title(), after.title(), changes);
        compare("summary", before.summary(), after.summary(), changes);
        compare("text", before.text(), after.text(), changes);
        return changes;
    }

    private static void compare(
            String field, @Nullable String before, @Nullable String after, Map<String, List<Change>> changes) {
        List<Change> pieces = WordChanges.between(before == null ? "" : before, after == null ? "" : after);
        if (pieces.stream().anyMatch(piece -> piece.kind() != Change.Kind.SAME)) {
            changes.put(field, pieces);
        }
    }
}
