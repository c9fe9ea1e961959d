package dev.copydesk.benchmarks.topic;

import java.util.Arrays;
import java.util.List;

/** Multinomial logistic regression over dense vectors, trained with all of them at once (Adam). Deterministic. */
final class SoftmaxHead {
    private static final int STEPS = 120;
    private static final double RATE = 0.1;
    private static final double DECAY = 3e-4;

    private final int classes;
    private final float[] weights;

    private SoftmaxHead(int classes, int dimensions) {
        this.classes = classes;
        weights = new float[(dimensions + 1) * classes];
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Example(float[] vector, int label) {}

    /** Classes weigh the same together, however many examples they have. */
    static SoftmaxHead trained(List<Example> examples, int classes) {
        int dimensions = examples.get(0).vector().length;
        SoftmaxHead head = new SoftmaxHead(classes, dimensions);
        int[] counts = new int[classes];
        for (Example example : examples) {
            counts[example.label()]++;
        }
        double[] mean = new double[head.weights.length];
        double[] square = new double[head.weights.length];
        double[] gradient = new double[head.weights.length];
        for (int step = 1; step <= STEPS; step++) {
            Arrays.fill(gradient, 0);
            for (Example example : examples) {
                double[] p = head.probabilities(example.vector());
                p[example.label()] -= 1;
                double weight = 1.0 / counts[example.label()] / classes;
                for (int i = 0; i < dimensions; i++) {
                    double x = weight * example.vector()[i];
                    for (int c = 0; c < classes; c++) {
                        gradient[i * classes + c] += x * p[c];
                    }
                }
                for (int c = 0; c < classes; c++) {
                    gradient[dimensions * classes + c] += weight * p[c];
                }
            }
            for (int i = 0; i < gradient.length; i++) {
                double g = gradient[i] + (i < dimensions * classes ? DECAY * head.weights[i] : 0);
                mean[i] = 0.9 * mean[i] + 0.1 * g;
                square[i] = 0.999 * square[i] + 0.001 * g * g;
                head.weights[i] -= (float) (RATE
                        * (mean[i] / (1 - Math.pow(0.9, step)))
                        / (Math.sqrt(square[i] / (1 - Math.pow(0.999, step))) + 1e-8));
            }
        }
        return head;
    }

    double[] probabilities(float[] vector) {
        double[] p = new double[classes];
        int dimensions = vector.length;
        for (int i = 0; i < dimensions; i++) {
            for (int c = 0; c < classes; c++) {
                p[c] += vector[i] * weights[i * classes + c];
            }
        }
        for (int c = 0; c < classes; c++) {
            p[c] += weights[dimensions * classes + c];
        }
        return Softmax.inPlace(p);
    }
}
