package dev.copydesk.enrich;

import dev.copydesk.model.Content;
import dev.copydesk.model.RawArticle;
import dev.copydesk.model.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Articles for tests, and the resources they are made of. */
final class Articles {
    private static final Instant FETCHED_AT = Instant.parse("2026-01-01T00:00:00Z");

    private Articles() {}

    static RawArticle of(String title, Content content) {
        return of(title, null, content);
    }

    static RawArticle of(String title, @Nullable String summary, Content content) {
        return new RawArticle(
                "0123456789abcdef0123456789abcdef",
                Source.named("The Daily Example"),
                null,
                null,
                null,
                title,
                summary,
                content,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                FETCHED_AT,
                "0",
                null,
                null,
                List.of());
    }

    static String resource(String path) throws IOException {
        try (InputStream in = Objects.requireNonNull(Articles.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
