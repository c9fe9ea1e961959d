package dev.copydesk.benchmarks.language.training;

import dev.copydesk.enrich.language.LanguageModel;
import dev.copydesk.enrich.language.LetterSample;
import java.util.List;

/**
 * What sentences of each listed language usually score a character, measured on those that were kept back from training. Declarations
 * do not count: their halves are too much alike.
 */
final class UsualScores {
    private static final int MIN_CHARS = 60;
    private static final int MAX_CHARS = 300;
    private static final int MIN_TEXTS = 8;

    private UsualScores() {}

    /** By class, in the unit of {@link LanguageModel#usualScore}; 0 where there are too few texts. */
    static short[] of(LanguageModel model, List<TrainingClass> classes, LanguageTexts keptBack) {
        short[] usual = new short[classes.size()];
        for (int index = 0; index < usual.length; index++) {
            TrainingClass one = classes.get(index);
            if (!one.language().listed()) {
                continue;
            }
            double sum = 0;
            int count = 0;
            for (String text : keptBack.sentences(one)) {
                LetterSample sample = LetterSample.of(text);
                if (sample.length() >= MIN_CHARS && sample.length() <= MAX_CHARS) {
                    sum += (double) model.score(sample, one.language()) / sample.length();
                    count++;
                }
            }
            usual[index] = count < MIN_TEXTS ? 0 : (short) Math.round(sum / count * LanguageModel.USUAL_UNITS);
        }
        return usual;
    }
}
