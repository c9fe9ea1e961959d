package dev.copydesk.index.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.copydesk.model.Duplicate;
import dev.copydesk.model.EnrichedArticle;
import dev.copydesk.model.Language;
import dev.copydesk.model.Source;
import dev.copydesk.model.Topic;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the wire tells of an article: enough for an entry in a list. The fields are named as in {@link EnrichedArticle}.
 *
 * @param text only the beginning
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WireArticle(
        String id,
        Source source,
        @Nullable String url,
        String title,
        String text,
        @Nullable Instant publishedAt,
        Instant firstSeenAt,
        int revision,
        Language language,
        Duplicate duplicate,
        List<Topic> topics,
        int wordCount,
        long version) {
    /** Two lines on a wide screen. */
    private static final int LEAD_CHARACTERS = 320;

    static WireArticle of(EnrichedArticle article) {
        return new WireArticle(
                article.id(),
                article.source(),
                article.url(),
                article.title(),
                beginning(article.text()),
                article.publishedAt(),
                article.firstSeenAt(),
                article.revision(),
                article.language(),
                article.duplicate(),
                article.topics(),
                article.wordCount(),
                article.version());
    }

    /** Never ends between the halves of a surrogate pair. */
    private static String beginning(String text) {
        if (text.length() <= LEAD_CHARACTERS) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LEAD_CHARACTERS - 1)) ? LEAD_CHARACTERS - 1 : LEAD_CHARACTERS;
        return text.substring(0, end);
    }
}
