package dev.copydesk.enrich.language;

import dev.copydesk.model.Language;
import org.jspecify.annotations.Nullable;

/** Tells the language of a text. Implementations are thread-safe, never throw, and read a bounded part of the text. */
public interface LanguageDetector {

    /**
     * The language that most of the text is written in, with the reason; {@link Language#UNDETERMINED} where that is not sure
     * enough.
     *
     * @param text plain text
     * @param hint what the source says, such as {@code en} or {@code pt-BR}; it makes that language likelier and proves nothing
     */
    LanguageDecision decide(String text, @Nullable String hint);

    /** The language of {@link #decide}. */
    default Language detect(String text, @Nullable String hint) {
        return decide(text, hint).language();
    }
}
