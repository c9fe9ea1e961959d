package dev.copydesk.enrich;

import dev.copydesk.enrich.Explanation.KeyphraseOrigin;
import dev.copydesk.enrich.Explanation.LanguageOrigin;
import dev.copydesk.enrich.Explanation.TextOrigin;
import dev.copydesk.enrich.keyphrase.Keyphrases.Keyphrase;
import dev.copydesk.enrich.language.LanguageDecision;
import dev.copydesk.enrich.text.MainText;
import dev.copydesk.enrich.topic.TopicDecision;
import dev.copydesk.model.Language;
import dev.copydesk.model.RawArticle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts into words where the parts of one article's annotation come from. */
final class ExplanationWriter {
    private static final String SOURCE = "source";
    private static final String CONTENT = "content";
    private static final String NONE = "none";

    private final RawArticle article;
    private final Annotator.Reading reading;
    private final Map<String, String> absent;

    ExplanationWriter(RawArticle article, Annotator.Reading reading, Map<String, String> absent) {
        this.article = article;
        this.reading = reading;
        this.absent = absent;
    }

    Explanation of(@Nullable TopicDecision topics, @Nullable List<Keyphrase> phrases) {
        LanguageDecision decision = reading.decision();
        return new Explanation(
                text(),
                decision == null ? null : language(decision),
                topics,
                phrases == null ? null : new KeyphraseOrigin(phrases, absent.get("keyphrases")));
    }

    private TextOrigin text() {
        MainText main = reading.main();
        String own = main.title();
        return new TextOrigin(
                article.content().mediaType(),
                article.content().value().length(),
                main.text().length(),
                absent.get("text"),
                !reading.knownTitle().isEmpty()
                        ? SOURCE
                        : own != null && !own.isEmpty()
                                ? CONTENT
                                : reading.title().isEmpty() ? NONE : "first sentence",
                origin(article.publishedAt() != null, main.publishedAt() != null),
                origin(!article.authors().isEmpty(), !main.authors().isEmpty()));
    }

    private static String origin(boolean isOfSource, boolean isOfContent) {
        return isOfSource ? SOURCE : isOfContent ? CONTENT : NONE;
    }

    private LanguageOrigin language(LanguageDecision decision) {
        Language language = decision.language();
        String hint = reading.hint();
        boolean isUndetermined = language.code().equals(Language.UNDETERMINED);
        return new LanguageOrigin(
                language.code(),
                language.confidence(),
                isUndetermined ? null : decision.reason().words(),
                decision.candidates(),
                hint,
                hint == null
                        ? null
                        : hint.toLowerCase(Locale.ROOT).split("[-_]", -1)[0].equals(language.code()),
                absent.get("language"));
    }
}
