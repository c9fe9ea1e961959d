package dev.copydesk.benchmarks.topic;

import dev.copydesk.benchmarks.topic.FeatureDictionary.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Trains a linear classifier by stochastic gradient descent with AdaGrad (J. Duchi, E. Hazan, Y. Singer, 2011): a softmax over
 * the top-level topics, and a logistic function for each second-level one. Deterministic for a seed.
 */
final class LinearTrainer {
    private static final float RATE = 0.25f;
    private static final float DECAY = 2e-6f;
    private static final float RATE_BELOW = 0.15f;
    private static final float BIAS_SHARE = 0.1f;

    /** An example that is right already teaches nothing. */
    private static final float NEGLIGIBLE = 2e-3f;

    private final int top;
    private final int classes;
    private final float[] weights;
    private final float[] squares;
    private final float[] biases;
    private final float[] biasSquares;

    /**
     * @param targets one a class: for the first {@code top} a distribution, or all 0 for unknown; for the others 0, 1, or NaN
     *     for unknown
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Example(List<Value> values, float[] targets, float weight) {}

    LinearTrainer(int features, int top, int classes) {
        this.top = top;
        this.classes = classes;
        weights = new float[features * classes];
        squares = new float[features * classes];
        biases = new float[classes];
        biasSquares = new float[classes];
        for (int c = top; c < classes; c++) {
            biases[c] = -4;
        }
    }

    void train(List<Example> examples, int rounds, long seed) {
        List<Example> order = new ArrayList<>(examples);
        Random random = new Random(seed);
        for (int round = 0; round < rounds; round++) {
            Collections.shuffle(order, random);
            for (Example example : order) {
                step(example, 1f / (1 + round));
            }
        }
    }

    private void step(Example example, float slowdown) {
        double[] logits = logits(example.values());
        float[] gradient = new float[classes];
        double[] p = Softmax.inPlace(Arrays.copyOf(logits, top));
        float known = 0;
        for (int c = 0; c < top; c++) {
            known += example.targets()[c];
        }
        for (int c = 0; c < top && known > 0; c++) {
            gradient[c] = (float) (p[c] - example.targets()[c]) * example.weight();
        }
        for (int c = top; c < classes; c++) {
            float target = example.targets()[c];
            if (!Float.isNaN(target)) {
                gradient[c] = (float) (1 / (1 + StrictMath.exp(-logits[c])) - target) * example.weight();
            }
        }
        int[] active = new int[classes];
        int actives = 0;
        for (int c = 0; c < classes; c++) {
            if (Math.abs(gradient[c]) > NEGLIGIBLE) {
                active[actives++] = c;
                biases[c] -= rate(c, slowdown) * BIAS_SHARE * scaled(biasSquares, c, gradient[c]);
            }
        }
        for (Value value : example.values()) {
            int at = value.feature() * classes;
            for (int i = 0; i < actives; i++) {
                int c = active[i];
                weights[at + c] -= rate(c, slowdown) * scaled(squares, at + c, gradient[c] * value.value())
                        + DECAY * weights[at + c];
            }
        }
    }

    private float rate(int c, float slowdown) {
        return (c < top ? RATE : RATE_BELOW) * (float) Math.sqrt(slowdown);
    }

    private static float scaled(float[] squares, int at, float gradient) {
        squares[at] += gradient * gradient;
        return squares[at] == 0 ? 0 : gradient / (float) Math.sqrt(squares[at] + 1e-6f);
    }

    double[] logits(List<Value> values) {
        double[] logits = new double[classes];
        for (int c = 0; c < classes; c++) {
            logits[c] = biases[c];
        }
        for (Value value : values) {
            int at = value.feature() * classes;
            for (int c = 0; c < classes; c++) {
                logits[c] += value.value() * weights[at + c];
            }
        }
        return logits;
    }

    float weight(int feature, int topic) {
        return weights[feature * classes + topic];
    }

    float bias(int topic) {
        return biases[topic];
    }
}
