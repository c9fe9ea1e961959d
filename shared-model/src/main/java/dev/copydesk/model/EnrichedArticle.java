package dev.copydesk.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An article with everything Copydesk found out about it.
 *
 * <p>The fields of {@link RawArticle} are copied, with three exceptions: {@code content} stays behind in
 * {@code articles.raw} ({@code text} is what was made of it), and {@code title}, {@code summary} and {@code publishedAt}
 * are plain text, respectively filled from the text, where the source gave none.
 *
 * @param text the main text, clean, paragraphs separated by an empty line
 * @param topics sorted by falling score, each preceded by its top-level ancestor; empty where the classifier abstains
 * @param keyphrases names and noun phrases that make the article findable, best first
 * @param wordCount words in {@code text}
 * @param version see {@link ArticleVersion}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EnrichedArticle(
        String id,
        Source source,
        @Nullable String feedUrl,
        @Nullable String guid,
        @Nullable String url,
        String title,
        @Nullable String summary,
        String text,
        List<String> authors,
        List<String> categories,
        @Nullable String languageHint,
        @Nullable Instant publishedAt,
        @Nullable String publishedAtText,
        @Nullable Instant updatedAt,
        @Nullable String updatedAtText,
        List<String> images,
        @Nullable String rights,
        Instant fetchedAt,
        String contentHash,
        Instant firstSeenAt,
        int revision,
        List<Source> sources,
        Language language,
        Duplicate duplicate,
        List<Topic> topics,
        List<String> keyphrases,
        int wordCount,
        Enrichment enrichment,
        long version) {

    public EnrichedArticle {
        ArticleId.requireValid(Objects.requireNonNull(id, "id"));
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(fetchedAt, "fetchedAt");
        Objects.requireNonNull(contentHash, "contentHash");
        Objects.requireNonNull(firstSeenAt, "firstSeenAt");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(duplicate, "duplicate");
        Objects.requireNonNull(enrichment, "enrichment");
        authors = Lists.copyOrEmpty(authors);
        categories = Lists.copyOrEmpty(categories);
        images = Lists.copyOrEmpty(images);
        sources = Lists.copyOrEmpty(sources);
        topics = Lists.copyOrEmpty(topics);
        keyphrases = Lists.copyOrEmpty(keyphrases);
        if (ArticleVersion.revision(version) != revision) {
            throw new IllegalArgumentException("version " + version + " belongs to revision "
                    + ArticleVersion.revision(version) + ", not to revision " + revision);
        }
    }

    /** This article with another verdict, as a later issue of the same revision. */
    public EnrichedArticle reissued(Duplicate duplicate, long version) {
        return new EnrichedArticle(
                id,
                source,
                feedUrl,
                guid,
                url,
                title,
                summary,
                text,
                authors,
                categories,
                languageHint,
                publishedAt,
                publishedAtText,
                updatedAt,
                updatedAtText,
                images,
                rights,
                fetchedAt,
                contentHash,
                firstSeenAt,
                revision,
                sources,
                language,
                duplicate,
                topics,
                keyphrases,
                wordCount,
                enrichment,
                version);
    }
}
