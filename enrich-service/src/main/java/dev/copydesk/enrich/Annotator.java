package dev.copydesk.enrich;

import dev.copydesk.enrich.keyphrase.Keyphrases;
import dev.copydesk.enrich.keyphrase.Keyphrases.Keyphrase;
import dev.copydesk.enrich.language.LanguageDecision;
import dev.copydesk.enrich.language.LanguageDetector;
import dev.copydesk.enrich.language.LinearLanguageDetector;
import dev.copydesk.enrich.text.ContentOrigin;
import dev.copydesk.enrich.text.FirstSentence;
import dev.copydesk.enrich.text.MainText;
import dev.copydesk.enrich.text.MainTextExtractor;
import dev.copydesk.enrich.text.VisibleText;
import dev.copydesk.enrich.token.Tokens;
import dev.copydesk.enrich.topic.ShippedTopicClassifier;
import dev.copydesk.enrich.topic.TopicClassifier;
import dev.copydesk.enrich.topic.TopicDecision;
import dev.copydesk.model.Language;
import dev.copydesk.model.RawArticle;
import dev.copydesk.model.Topic;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the annotation of an article: text, language, topics and keyphrases.
 *
 * <p>The same article gives the same annotation for ever under one {@link EnrichmentVersion}. Thread-safe; one instance serves
 * a whole process, since it holds the models. Time is linear in the article.
 */
public final class Annotator {
    /** A title beyond this is cut between words. */
    static final int MAX_TITLE_CHARS = 1000;

    private final LanguageDetector languageDetector;
    private final TopicClassifier topicClassifier;
    private final Keyphrases keyphrases = new Keyphrases();

    /** With the shipped rules and models. Takes about a second. */
    public Annotator() {
        this(new LinearLanguageDetector(), new ShippedTopicClassifier());
    }

    public Annotator(LanguageDetector languageDetector, TopicClassifier topicClassifier) {
        this.languageDetector = languageDetector;
        this.topicClassifier = topicClassifier;
    }

    /** All parts. */
    public Annotation annotate(RawArticle article) {
        return annotate(article, EnumSet.allOf(Part.class));
    }

    /** Some parts; what was not asked for is undetermined or empty. */
    public Annotation annotate(RawArticle article, Set<Part> parts) {
        Reading reading = read(article, parts);
        if (!parts.contains(Part.TOPICS)) {
            return annotation(article, reading, List.of(), List.of(), Absences.of(article, reading));
        }
        List<Topic> topics = topicClassifier.classify(reading.titleTokens(), reading.textTokens(), reading.language());
        List<Keyphrase> phrases = keyphrases.of(reading.titleTokens(), reading.textTokens(), reading.language());
        // Why there is none is worked out only where there is none.
        TopicDecision none = topics.isEmpty() ? decide(reading) : null;
        return annotation(article, reading, topics, phrases, absences(article, reading, none, phrases));
    }

    /** The same annotation as {@link #annotate(RawArticle, Set)}, and why it is as it is. Takes about twice the time. */
    public Explained explain(RawArticle article, Set<Part> parts) {
        Reading reading = read(article, parts);
        if (!parts.contains(Part.TOPICS)) {
            Map<String, String> absent = Absences.of(article, reading);
            return new Explained(
                    annotation(article, reading, List.of(), List.of(), absent),
                    new ExplanationWriter(article, reading, absent).of(null, null));
        }
        TopicDecision topics = decide(reading);
        List<Keyphrase> phrases = keyphrases.of(reading.titleTokens(), reading.textTokens(), reading.language());
        Map<String, String> absent = absences(article, reading, topics, phrases);
        return new Explained(
                annotation(article, reading, topics.topics(), phrases, absent),
                new ExplanationWriter(article, reading, absent).of(topics, phrases));
    }

    private TopicDecision decide(Reading reading) {
        return topicClassifier.decide(reading.titleTokens(), reading.textTokens(), reading.language());
    }

    private Map<String, String> absences(
            RawArticle article, Reading reading, @Nullable TopicDecision topics, List<Keyphrase> phrases) {
        return Absences.of(article, reading, topics, phrases, keyphrases.knows(reading.language()));
    }

    /** An annotation and its reasons. */
    public record Explained(Annotation annotation, Explanation explanation) {}

    /**
     * What all parts read: the text, cut into words once.
     *
     * @param hint what source or content say of the language
     * @param decision absent where no part needs the language
     */
    record Reading(
            String knownTitle,
            String title,
            MainText main,
            @Nullable String hint,
            @Nullable LanguageDecision decision,
            Tokens titleTokens,
            Tokens textTokens) {
        Language language() {
            return decision == null ? Language.undetermined(null) : decision.language();
        }
    }

    private Reading read(RawArticle article, Set<Part> parts) {
        String knownTitle = FirstSentence.cut(VisibleText.of(article.title()), MAX_TITLE_CHARS);
        MainText main = MainTextExtractor.of(article.content())
                .extract(article.content().value(), origin(article, knownTitle));
        String title = title(knownTitle, main);
        String hint = article.languageHint() == null ? main.languageHint() : article.languageHint();
        boolean needed = parts.contains(Part.LANGUAGE) || parts.contains(Part.TOPICS);
        return new Reading(
                knownTitle,
                title,
                main,
                hint,
                needed ? decide(article, title, main, hint) : null,
                Tokens.of(title),
                Tokens.of(main.text()));
    }

    /** An article is not published after it was fetched, but perhaps a day ahead by its time zone. */
    private static ContentOrigin origin(RawArticle article, String knownTitle) {
        return new ContentOrigin(
                knownTitle,
                article.url(),
                article.fetchedAt().atZone(ZoneOffset.UTC).toLocalDate().plusDays(1));
    }

    private static Annotation annotation(
            RawArticle article,
            Reading reading,
            List<Topic> topics,
            List<Keyphrase> phrases,
            Map<String, String> absent) {
        MainText main = reading.main();
        return new Annotation(
                reading.title(),
                summary(article, main),
                main.text(),
                article.publishedAt() != null || main.publishedAt() == null
                        ? article.publishedAt()
                        : main.publishedAt().instant(),
                article.publishedAtText() != null || article.publishedAt() != null || main.publishedAt() == null
                        ? article.publishedAtText()
                        : main.publishedAt().toString(),
                article.authors().isEmpty() ? main.authors() : article.authors(),
                reading.language(),
                topics,
                phrases.stream().map(Keyphrase::text).toList(),
                reading.textTokens().words(),
                main.truncation(),
                absent);
    }

    private LanguageDecision decide(RawArticle article, String title, MainText main, @Nullable String hint) {
        // The text first: a title is often in capitals, and the detector reads only the beginning.
        String summary = article.summary() == null ? "" : VisibleText.of(article.summary());
        return languageDetector.decide(main.text() + "\n" + title + "\n" + summary, hint);
    }

    private static String title(String knownTitle, MainText main) {
        if (!knownTitle.isEmpty()) {
            return knownTitle;
        }
        String own = main.title();
        return own == null || own.isEmpty()
                ? FirstSentence.titleOf(main.text())
                : FirstSentence.cut(own, MAX_TITLE_CHARS);
    }

    private static @Nullable String summary(RawArticle article, MainText main) {
        String sent = article.summary() == null ? "" : VisibleText.of(article.summary());
        return sent.isEmpty() ? main.standfirst() : sent;
    }
}
