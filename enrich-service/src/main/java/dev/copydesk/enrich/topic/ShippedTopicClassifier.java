package dev.copydesk.enrich.topic;

import dev.copydesk.enrich.token.Tokens;
import dev.copydesk.model.Language;
import dev.copydesk.model.Topic;
import java.util.List;

/** The shipped classifiers: a trained model for English, lexicons for the languages that have one, nothing for others. */
public final class ShippedTopicClassifier implements TopicClassifier {
    private final LinearTopicClassifier english;
    private final LexiconTopicClassifier lexicons = new LexiconTopicClassifier();

    public ShippedTopicClassifier() {
        this(LinearTopicClassifier.shipped(Taxonomy.shipped()));
    }

    /** With another model of English. */
    public ShippedTopicClassifier(LinearTopicClassifier english) {
        this.english = english;
    }

    @Override
    public List<Topic> classify(Tokens title, Tokens text, Language language) {
        return classifier(language).classify(title, text, language);
    }

    @Override
    public TopicDecision decide(Tokens title, Tokens text, Language language) {
        return classifier(language).decide(title, text, language);
    }

    private TopicClassifier classifier(Language language) {
        return language.code().equals("en") ? english : lexicons;
    }
}
