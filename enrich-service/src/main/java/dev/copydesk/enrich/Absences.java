package dev.copydesk.enrich;

import dev.copydesk.enrich.keyphrase.Keyphrases.Keyphrase;
import dev.copydesk.enrich.language.LanguageDecision;
import dev.copydesk.enrich.text.NoText;
import dev.copydesk.enrich.topic.TopicDecision;
import dev.copydesk.model.Language;
import dev.copydesk.model.RawArticle;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Says in words why fields of an annotation are empty or undetermined, by the fields' names in the event. */
final class Absences {
    private Absences() {}

    /** Of text, date and language; of the language only if it was asked for. */
    static Map<String, String> of(RawArticle article, Annotator.Reading reading) {
        Map<String, String> absent = new TreeMap<>();
        if (reading.main().text().isEmpty()) {
            absent.put("text", noText(article));
        }
        if (article.publishedAt() == null && reading.main().publishedAt() == null) {
            absent.put("publishedAt", "neither the source nor the content gives a date that can be true");
        }
        LanguageDecision decision = reading.decision();
        if (decision != null && decision.language().code().equals(Language.UNDETERMINED)) {
            absent.put("language", decision.reason().words());
        }
        return absent;
    }

    /** Of all fields. */
    static Map<String, String> of(
            RawArticle article,
            Annotator.Reading reading,
            @Nullable TopicDecision topics,
            List<Keyphrase> phrases,
            boolean isKnownToKeyphrases) {
        Map<String, String> absent = of(article, reading);
        if (topics != null && topics.abstained() != null) {
            absent.put("topics", topics.abstained());
        }
        if (phrases.isEmpty()) {
            absent.put(
                    "keyphrases",
                    isKnownToKeyphrases
                            ? "no word of three letters or more that is not a stop word"
                            : "there is no list of stop words for the language "
                                    + reading.language().code());
        }
        return absent;
    }

    private static String noText(RawArticle article) {
        String content = article.content().value();
        if (content.isBlank()) {
            return "the article came without content";
        }
        String noText = NoText.reason(content);
        return noText == null ? "the content holds nothing but its title, navigation or markup" : noText;
    }
}
