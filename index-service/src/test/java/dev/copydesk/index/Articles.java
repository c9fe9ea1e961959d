package dev.copydesk.index;

import dev.copydesk.model.ArticleId;
import dev.copydesk.model.ArticleVersion;
import dev.copydesk.model.Duplicate;
import dev.copydesk.model.EnrichedArticle;
import dev.copydesk.model.Enrichment;
import dev.copydesk.model.Language;
import dev.copydesk.model.Source;
import dev.copydesk.model.Topic;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Articles for tests, of which only what matters is said. */
public final class Articles {
    public static final Instant FIRST_SEEN_AT = Instant.parse("2026-03-31T23:30:00Z");

    private Articles() {}

    public static Builder titled(String title) {
        return new Builder(title);
    }

    /** Starts with the first revision of an English original of the source "Example Daily". */
    public static final class Builder {
        private final String title;
        private String text = "Nothing else happened.";
        private String source = "Example Daily";
        private String language = "en";
        private @Nullable Instant publishedAt;
        private Instant firstSeenAt = FIRST_SEEN_AT;
        private Instant fetchedAt = FIRST_SEEN_AT;
        private int revision = 1;
        private int correction;
        private @Nullable String copyOf;

        private Builder(String title) {
            this.title = title;
        }

        public Builder text(String text) {
            this.text = text;
            return this;
        }

        public Builder source(String name) {
            this.source = name;
            return this;
        }

        public Builder language(String code) {
            this.language = code;
            return this;
        }

        public Builder publishedAt(String instant) {
            this.publishedAt = Instant.parse(instant);
            return this;
        }

        public Builder firstSeenAt(String instant) {
            this.firstSeenAt = Instant.parse(instant);
            return this;
        }

        public Builder fetchedAt(String instant) {
            this.fetchedAt = Instant.parse(instant);
            return this;
        }

        public Builder revision(int revision) {
            this.revision = revision;
            return this;
        }

        public Builder correction(int correction) {
            this.correction = correction;
            return this;
        }

        public Builder copyOf(String id) {
            this.copyOf = id;
            return this;
        }

        /** The id depends on the source and the title alone. */
        public EnrichedArticle build() {
            Source owner = Source.named(source);
            String id = ArticleId.of(null, owner.id(), title, title, "");
            return new EnrichedArticle(
                    id,
                    owner,
                    null,
                    title,
                    "https://example.org/" + id,
                    title,
                    null,
                    text,
                    List.of(),
                    List.of(),
                    null,
                    publishedAt,
                    null,
                    null,
                    null,
                    List.of(),
                    null,
                    fetchedAt,
                    "hash",
                    firstSeenAt,
                    revision,
                    List.of(owner),
                    new Language(language, 0.9, "Latn"),
                    copyOf == null ? Duplicate.original(id, "first seen") : Duplicate.exact(copyOf, "the same text"),
                    List.of(new Topic("medtop:11000000", "politics and government", 0.8)),
                    List.of(),
                    3,
                    new Enrichment("1", FIRST_SEEN_AT),
                    ArticleVersion.of(revision, correction));
        }
    }
}
