package dev.copydesk.enrich.language;

import dev.copydesk.model.Language;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A language and why.
 *
 * @param reason what decided, also where nothing could be decided
 * @param candidates the likeliest languages, the best first, at most three; empty where letters were not compared
 */
public record LanguageDecision(Language language, Reason reason, List<Candidate> candidates) {

    public LanguageDecision {
        candidates = List.copyOf(candidates);
    }

    /**
     * A language that was compared.
     *
     * @param listed whether it can be an answer; the others only keep their texts from being taken for a relative
     * @param probability 0 to 1
     */
    public record Candidate(String code, boolean listed, double probability) {}

    /** What decided. */
    public enum Reason {
        /** Hardly another language is written in this script. */
        SCRIPT("hardly another language is written in this script"),
        /** Its runs of letters. */
        LETTERS("its runs of letters"),
        /** The runs of letters left two or more close languages, and the source named one of them. */
        HINT("its runs of letters leave close languages, and the source named one of them"),
        /** Undetermined: no letters. */
        NO_LETTERS("the text has no letters"),
        /** Undetermined: too few letters or words. */
        TOO_SHORT("the text is too short"),
        /** Undetermined: too many symbols for a text; a program or markup. */
        CODE("the text has too many symbols, as programs and markup do"),
        /** Undetermined: two scripts, none of which has most of the text. */
        TWO_SCRIPTS("the text is in two scripts, and none has most of it"),
        /** Undetermined: a script none of whose languages is known. */
        UNKNOWN_SCRIPT("no language of this script is known"),
        /** Undetermined: parts of the text are in different languages. */
        TWO_LANGUAGES("parts of the text are in different languages"),
        /** Undetermined: most like a language that is not listed. */
        UNLISTED("the text is most like a language that is not told"),
        /** Undetermined: the likeliest language's own texts are far more like it than this one. */
        UNLIKE("the text is like no language that is told"),
        /** Undetermined: several languages are about as likely. */
        CLOSE("several languages are about as likely");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** What decided, in a few words. */
        public String words() {
            return words;
        }
    }

    static LanguageDecision undetermined(@Nullable String script, Reason reason) {
        return new LanguageDecision(Language.undetermined(script), reason, List.of());
    }
}
