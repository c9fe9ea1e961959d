package dev.copydesk.enrich;

import dev.copydesk.model.ArticleVersion;
import dev.copydesk.model.Duplicate;
import dev.copydesk.model.EnrichedArticle;
import dev.copydesk.model.Enrichment;
import dev.copydesk.model.RawArticle;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/** Makes an {@link EnrichedArticle} of a raw one and its {@link Annotation}; the verdict follows in the lane. */
public final class ArticleEnricher {
    private static final String NOT_COMPARED = "not yet compared with other articles";

    private final Annotator annotator;
    private final double leastTopicScore;
    private final String version;

    public ArticleEnricher(Annotator annotator) {
        this(annotator, 0);
    }

    /** @param leastTopicScore topics below are left out, 0 to 1; 0 keeps all, anything else is another {@link #version} */
    public ArticleEnricher(Annotator annotator, double leastTopicScore) {
        if (!(leastTopicScore >= 0 && leastTopicScore <= 1)) {
            throw new IllegalArgumentException("the least score of a topic is " + leastTopicScore + ", wanted 0 to 1");
        }
        this.annotator = annotator;
        this.leastTopicScore = leastTopicScore;
        this.version = leastTopicScore == 0
                ? EnrichmentVersion.CURRENT
                : EnrichmentVersion.CURRENT + "-topics" + leastTopicScore;
    }

    /** What all that this makes is marked with. */
    public String version() {
        return version;
    }

    /**
     * Says everything that can be said of an article by itself.
     *
     * @param admitted stamped by admission
     * @param now when this is done
     */
    public EnrichedArticle annotate(RawArticle admitted, Instant now) {
        return annotate(admitted, now, EnumSet.allOf(Part.class));
    }

    /** The same for some parts only; see {@link Annotator#annotate(RawArticle, Set)}. */
    public EnrichedArticle annotate(RawArticle admitted, Instant now, Set<Part> parts) {
        return enriched(admitted, now, annotator.annotate(admitted, parts));
    }

    /** The same article as {@link #annotate(RawArticle, Instant, Set)}, and why it is as it is. */
    public Explained explain(RawArticle admitted, Instant now, Set<Part> parts) {
        Annotator.Explained explained = annotator.explain(admitted, parts);
        return new Explained(enriched(admitted, now, explained.annotation()), explained.explanation());
    }

    /** An enriched article and the reasons of its annotation. */
    public record Explained(EnrichedArticle article, Explanation explanation) {}

    private EnrichedArticle enriched(RawArticle admitted, Instant now, Annotation annotation) {
        Instant firstSeenAt = Objects.requireNonNull(admitted.firstSeenAt(), "firstSeenAt");
        int revision = Objects.requireNonNull(admitted.revision(), "revision");
        return new EnrichedArticle(
                admitted.id(),
                admitted.source(),
                admitted.feedUrl(),
                admitted.guid(),
                admitted.url(),
                annotation.title(),
                annotation.summary(),
                annotation.text(),
                annotation.authors(),
                admitted.categories(),
                admitted.languageHint(),
                annotation.publishedAt(),
                annotation.publishedAtText(),
                admitted.updatedAt(),
                admitted.updatedAtText(),
                admitted.images(),
                admitted.rights(),
                admitted.fetchedAt(),
                admitted.contentHash(),
                firstSeenAt,
                revision,
                admitted.sources(),
                annotation.language(),
                Duplicate.original(admitted.id(), NOT_COMPARED),
                annotation.topics().stream()
                        .filter(topic -> topic.score() >= leastTopicScore)
                        .toList(),
                annotation.keyphrases(),
                annotation.wordCount(),
                new Enrichment(version, now, annotation.absent()),
                ArticleVersion.of(revision, 0));
    }
}
