package dev.copydesk.enrich;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.copydesk.enrich.keyphrase.Keyphrases.Keyphrase;
import dev.copydesk.enrich.language.LanguageDecision;
import dev.copydesk.enrich.topic.TopicDecision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an article was annotated as it was.
 *
 * @param text where the text, its title and its date come from
 * @param language absent where it was not asked for
 * @param topics absent where they were not asked for
 * @param keyphrases absent where they were not asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Explanation(
        TextOrigin text,
        @Nullable LanguageOrigin language,
        @Nullable TopicDecision topics,
        @Nullable KeyphraseOrigin keyphrases) {

    /**
     * Where the readable fields come from.
     *
     * @param mediaType of the content as it was received
     * @param contentChars length of the content as it was received
     * @param textChars length of the text that was made of it
     * @param absent why there is no text; absent where there is one
     * @param title {@code source}, {@code content}, {@code first sentence}, or {@code none}
     * @param publishedAt {@code source}, {@code content}, or {@code none}
     * @param authors the same
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TextOrigin(
            String mediaType,
            int contentChars,
            int textChars,
            @Nullable String absent,
            String title,
            String publishedAt,
            String authors) {}

    /**
     * How the language was found.
     *
     * @param confidence 0 to 1
     * @param by what decided; absent where nothing could
     * @param candidates the likeliest languages, the best first; empty where letters were not compared
     * @param hint what the source said, or else the content
     * @param hintAgrees whether that is the language found; absent without a hint
     * @param absent why it is undetermined; absent where it is not
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LanguageOrigin(
            String code,
            double confidence,
            @Nullable String by,
            List<LanguageDecision.Candidate> candidates,
            @Nullable String hint,
            @Nullable Boolean hintAgrees,
            @Nullable String absent) {}

    /**
     * Why these keyphrases.
     *
     * @param phrases in the order of the article's field, with their occurrences and scores: the lower, the better
     * @param absent why there is none; absent where there is one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record KeyphraseOrigin(
            List<Keyphrase> phrases, @Nullable String absent) {}
}
