package dev.copydesk.enrich.topic;

import dev.copydesk.enrich.token.Tokens;
import dev.copydesk.model.Language;
import dev.copydesk.model.Topic;
import java.util.List;

/** Tells what an article is about. Implementations are thread-safe, never throw, and take linear time. */
public interface TopicClassifier {

    /**
     * IPTC Media Topics, sorted by score, each preceded by its top-level ancestor; empty where none is sure enough.
     *
     * @param title plain text, may be empty
     * @param text plain text, may be empty
     * @param language of the text; a classifier that does not know it answers with nothing
     */
    List<Topic> classify(Tokens title, Tokens text, Language language);

    /** The same topics with what carried them. */
    TopicDecision decide(Tokens title, Tokens text, Language language);

    /** {@link #classify(Tokens, Tokens, Language)} of texts that nobody has cut into words yet. */
    default List<Topic> classify(String title, String text, Language language) {
        return classify(Tokens.of(title), Tokens.of(text), language);
    }
}
