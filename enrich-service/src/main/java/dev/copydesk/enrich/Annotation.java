package dev.copydesk.enrich;

import dev.copydesk.model.Language;
import dev.copydesk.model.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about one article, apart from its duplicates.
 *
 * @param title plain text; that of the source where it sent one, else that of the content, else its first sentence
 * @param summary plain text; that of the source where it sent one, else the content's standfirst
 * @param text paragraphs separated by an empty line; empty for an article of a title alone
 * @param publishedAt that of the source where it sent one, else that of the content
 * @param publishedAtText the same as written, with the writer's offset or without a time where none was given
 * @param authors of the source where it sent some, else of the content
 * @param language undetermined where it is not sure or was not asked for
 * @param topics sorted by score, each preceded by its top-level ancestor; empty where not sure or not asked for
 * @param keyphrases the best first
 * @param wordCount words of the text; for Chinese, Japanese and Thai, which write none, letters
 * @param truncation why the text is shorter than the content; absent for a whole text
 * @param absent why a field that was asked for is empty or undetermined, in words, by the field's name in the event
 */
public record Annotation(
        String title,
        @Nullable String summary,
        String text,
        @Nullable Instant publishedAt,
        @Nullable String publishedAtText,
        List<String> authors,
        Language language,
        List<Topic> topics,
        List<String> keyphrases,
        int wordCount,
        @Nullable String truncation,
        Map<String, String> absent) {

    public Annotation {
        authors = List.copyOf(authors);
        topics = List.copyOf(topics);
        keyphrases = List.copyOf(keyphrases);
        absent = Map.copyOf(absent);
    }
}
