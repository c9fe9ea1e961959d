package dev.copydesk.benchmarks.language.training;

import dev.copydesk.enrich.language.LanguageClass;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Improves the weights on texts: logistic regression by stochastic gradient descent, with a step of its own for each weight
 * (AdaGrad; Duchi, Hazan, Singer, 2011). The same seed gives the same weights.
 */
final class Descent {
    private static final double RATE = 0.02;
    private static final double INITIAL = 0.1;
    private static final double NEGLIGIBLE = 1e-3;
    private static final float FAR_BELOW = -20;
    private static final int MIN_CROP = 40;

    private final RunTable table;
    private final float[][] squares;
    private final String[] scripts;
    private final Random random;

    Descent(RunTable table, long seed) {
        this.table = table;
        squares = new float[table.size()][];
        scripts = table.classes().stream().map(LanguageClass::script).toArray(String[]::new);
        random = new Random(seed);
    }

    /** One pass over all texts, of which every second is cut to a part of itself; says the mean loss in nats. */
    double pass(List<TrainingText> texts) {
        List<TrainingText> order = new ArrayList<>(texts);
        Collections.shuffle(order, random);
        double loss = 0;
        for (TrainingText text : order) {
            loss += learn(text);
        }
        return loss / texts.size();
    }

    private double learn(TrainingText text) {
        int from = 0;
        int to = text.rows().length;
        if (to > 2 * MIN_CROP && random.nextBoolean()) {
            int size = MIN_CROP + random.nextInt(to - MIN_CROP);
            from = random.nextInt(to - size + 1);
            to = from + size;
        }
        float[] errors = probabilities(text, from, to);
        double loss = -StrictMath.log(errors[text.truth()] + 1e-12);
        errors[text.truth()] -= 1;
        if (errors[text.truth()] > -5 * NEGLIGIBLE) {
            return loss;
        }
        for (int i = from; i < to; i++) {
            int row = text.rows()[i];
            short[] classes = table.classesOf(row);
            float[] weights = table.weights(row);
            if (squares[row] == null) {
                squares[row] = new float[weights.length];
            }
            float[] square = squares[row];
            for (int k = 0; k < classes.length; k++) {
                float error = errors[classes[k]];
                if (error > NEGLIGIBLE || error < -NEGLIGIBLE) {
                    square[k] += error * error;
                    weights[k] -= (float) (RATE * error / Math.sqrt(square[k] + INITIAL));
                }
            }
        }
        return loss;
    }

    /** By class; 0 for classes of another script. */
    float[] probabilities(TrainingText text, int from, int to) {
        float[] scores = new float[scripts.length];
        for (int i = from; i < to; i++) {
            int row = text.rows()[i];
            short[] classes = table.classesOf(row);
            float[] weights = table.weights(row);
            for (int k = 0; k < classes.length; k++) {
                scores[classes[k]] += weights[k];
            }
        }
        String script = scripts[text.truth()];
        float best = Float.NEGATIVE_INFINITY;
        for (int k = 0; k < scores.length; k++) {
            if (scripts[k].equals(script)) {
                best = Math.max(best, scores[k]);
            }
        }
        double sum = 0;
        for (int k = 0; k < scores.length; k++) {
            float below = scores[k] - best;
            scores[k] = scripts[k].equals(script) && below > FAR_BELOW ? (float) StrictMath.exp(below) : 0;
            sum += scores[k];
        }
        for (int k = 0; k < scores.length; k++) {
            scores[k] /= (float) sum;
        }
        return scores;
    }
}
