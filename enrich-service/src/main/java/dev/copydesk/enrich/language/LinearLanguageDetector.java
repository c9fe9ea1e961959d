package dev.copydesk.enrich.language;

import dev.copydesk.enrich.language.LanguageDecision.Candidate;
import dev.copydesk.enrich.language.LanguageDecision.Reason;
import dev.copydesk.enrich.text.RuleFile;
import dev.copydesk.model.Language;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Scripts first, then a linear model over runs of one to five letters.
 *
 * <p>A script that hardly another language uses decides alone. Otherwise the languages of the text's script are compared by
 * {@link LanguageModel}; among them are some three hundred that are not listed, so that their texts need not be taken for a
 * relative. How the model is made is told in docs/language.md.
 *
 * <p>Thread-safe, without state but the model. Time and memory are bounded whatever the text's length.
 */
public final class LinearLanguageDetector implements LanguageDetector {
    public static final String MODEL = "/dev/copydesk/enrich/language/languages.model";

    static final int MIN_LETTERS = 16;
    static final int MIN_WORDS = 3;
    /** Enough where the script decides alone: its characters say more, and words may not be divided. */
    static final int MIN_LETTERS_OF_SOLE_SCRIPT = 8;

    static final double MIN_CONFIDENCE = 0.45;
    /** How much likelier a language becomes by being named by the source, as the logarithm of odds. */
    static final double HINT_LOG_ODDS = Math.log(6);

    /** Languages that are not listed are that much rarer in the news, as the logarithm of odds. */
    private static final double UNLISTED_LOG_ODDS = -1;

    /** The share of its language's usual score that a text must have; chosen on the texts kept back from training. */
    private static final double MIN_LIKENESS = 0.67;

    /** A text of so many characters may fall so far below by chance; a shorter one farther. */
    private static final double UNLIKENESS_OF_100_CHARS = 0.33;

    private static final double MIN_SCRIPT_SHARE = 0.65;
    private static final double MAX_SYMBOL_SHARE = 0.1;
    private static final int CANDIDATES = 3;

    private final LanguageModel model;
    private final Map<String, int[]> classesOfScript = new HashMap<>();

    /** With the shipped model, from the class path: about a quarter of a second, and 20 MB of memory. */
    public LinearLanguageDetector() {
        this(shippedModel());
    }

    /** With a model of one's own. */
    public LinearLanguageDetector(LanguageModel model) {
        this.model = model;
        Map<String, List<Integer>> byScript = new HashMap<>();
        for (int i = 0; i < model.classes().size(); i++) {
            byScript.computeIfAbsent(model.classes().get(i).script(), s -> new ArrayList<>())
                    .add(i);
        }
        byScript.forEach((script, classes) -> classesOfScript.put(
                script, classes.stream().mapToInt(Integer::intValue).toArray()));
    }

    @Override
    public LanguageDecision decide(String text, @Nullable String hint) {
        LetterSample sample = LetterSample.of(text);
        UnicodeScript script = sample.script();
        if (script == null) {
            return LanguageDecision.undetermined(null, Reason.NO_LETTERS);
        }
        String code = Scripts.code(script);
        if (sample.symbolShare() > MAX_SYMBOL_SHARE) {
            return LanguageDecision.undetermined(code, Reason.CODE);
        }
        double share = sample.scriptShare();
        Optional<String> sole = Scripts.soleLanguage(script);
        if (sample.letterCount() < (sole.isPresent() ? MIN_LETTERS_OF_SOLE_SCRIPT : MIN_LETTERS)
                || sample.words() < (sole.isPresent() ? Scripts.minWords(script) : MIN_WORDS)) {
            return LanguageDecision.undetermined(code, Reason.TOO_SHORT);
        }
        if (share < MIN_SCRIPT_SHARE) {
            return LanguageDecision.undetermined(code, Reason.TWO_SCRIPTS);
        }
        if (sole.isPresent()) {
            return new LanguageDecision(new Language(sole.get(), rounded(share), code), Reason.SCRIPT, List.of());
        }
        int[] classes = classesOfScript.get(code);
        return classes == null
                ? LanguageDecision.undetermined(code, Reason.UNKNOWN_SCRIPT)
                : byLetters(sample, code, classes, primaryCode(hint));
    }

    private LanguageDecision byLetters(LetterSample sample, String script, int[] classes, String hint) {
        PartScores scores = new PartScores(model, sample, classes);
        double[] withoutHint = probabilities(scores.ofAll(), sample.length(), classes, "");
        double[] probabilities =
                hint.isEmpty() ? withoutHint : probabilities(scores.ofAll(), sample.length(), classes, hint);
        List<Candidate> candidates = candidates(probabilities, classes);
        Candidate best = candidates.get(0);
        if (MixedText.isMixed(scores, classes, model.classes())) {
            return new LanguageDecision(Language.undetermined(script), Reason.TWO_LANGUAGES, candidates);
        }
        if (!best.listed()) {
            return new LanguageDecision(Language.undetermined(script), Reason.UNLISTED, candidates);
        }
        if (!best.code().equals(hint) && isUnlike(scores.ofAll(), sample.length(), index(best, classes))) {
            return new LanguageDecision(Language.undetermined(script), Reason.UNLIKE, candidates);
        }
        if (best.probability() < MIN_CONFIDENCE) {
            return new LanguageDecision(Language.undetermined(script), Reason.CLOSE, candidates);
        }
        Candidate unhinted = candidates(withoutHint, classes).get(0);
        boolean byHint = !unhinted.code().equals(best.code()) || unhinted.probability() < MIN_CONFIDENCE;
        return new LanguageDecision(
                new Language(best.code(), rounded(best.probability()), script),
                byHint ? Reason.HINT : Reason.LETTERS,
                candidates);
    }

    /** Whether the text is far less like the language than its own texts are: then it is in one that the model never saw. */
    private boolean isUnlike(int[] scores, int chars, int index) {
        double least = Math.min(MIN_LIKENESS, 1 - UNLIKENESS_OF_100_CHARS * Math.sqrt(100.0 / Math.max(1, chars)));
        return (double) scores[index] / chars < least * model.usualScore(index);
    }

    private int index(Candidate candidate, int[] classes) {
        for (int index : classes) {
            if (model.classes().get(index).code().equals(candidate.code())) {
                return index;
            }
        }
        throw new IllegalStateException("no class is " + candidate.code());
    }

    private double[] probabilities(int[] scores, int chars, int[] classes, String hint) {
        int best = Integer.MIN_VALUE;
        for (int index : classes) {
            best = Math.max(best, scores[index]);
        }
        double[] probabilities = new double[classes.length];
        double sum = 0;
        for (int k = 0; k < classes.length; k++) {
            LanguageClass one = model.classes().get(classes[k]);
            double logOdds = Calibration.logOdds(scores[classes[k]] - best, chars)
                    + (one.listed() ? 0 : UNLISTED_LOG_ODDS)
                    + (one.code().equals(hint) ? HINT_LOG_ODDS : 0);
            probabilities[k] = Math.exp(logOdds);
            sum += probabilities[k];
        }
        for (int k = 0; k < probabilities.length; k++) {
            probabilities[k] /= sum;
        }
        return probabilities;
    }

    private List<Candidate> candidates(double[] probabilities, int[] classes) {
        List<Candidate> candidates = new ArrayList<>(CANDIDATES);
        boolean[] taken = new boolean[classes.length];
        while (candidates.size() < Math.min(CANDIDATES, classes.length)) {
            int best = -1;
            for (int k = 0; k < classes.length; k++) {
                if (!taken[k] && (best < 0 || probabilities[k] > probabilities[best])) {
                    best = k;
                }
            }
            taken[best] = true;
            LanguageClass one = model.classes().get(classes[best]);
            candidates.add(new Candidate(one.code(), one.listed(), rounded(probabilities[best])));
        }
        return candidates;
    }

    /** The language of a tag such as {@code pt-BR}; Norwegian without a variety is Bokmål. */
    private static String primaryCode(@Nullable String hint) {
        if (hint == null) {
            return "";
        }
        int end = 0;
        while (end < hint.length() && end < 8 && Character.isLetter(hint.charAt(end))) {
            end++;
        }
        String code = hint.substring(0, end).toLowerCase(Locale.ROOT);
        return code.equals("no") ? "nb" : code;
    }

    private static LanguageModel shippedModel() {
        try {
            return LanguageModel.read(new ByteArrayInputStream(RuleFile.bytes(MODEL)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + MODEL, e);
        }
    }

    /** Four decimals: more would only pretend to know more. */
    private static double rounded(double confidence) {
        return Math.round(confidence * 1e4) / 1e4;
    }
}
