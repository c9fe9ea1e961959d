package dev.copydesk.benchmarks.topic;

import dev.copydesk.benchmarks.topic.FeatureDictionary.Value;
import dev.copydesk.benchmarks.topic.TrainingText.Kind;
import dev.copydesk.enrich.topic.MediaTopic;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes probabilities of logits, with texts that were not trained with: one temperature for the top level. */
final class Calibration {
    private final float temperature;

    private Calibration(float temperature) {
        this.temperature = temperature;
    }

    float factor(int topic) {
        return 1 / temperature;
    }

    float offset(int topic) {
        return 0;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Held(TrainingText text, double[] logits) {}

    static Calibration fitted(
            List<TrainingText> texts,
            FeatureDictionary features,
            LinearTrainer trainer,
            List<MediaTopic> topics,
            int top,
            PrintStream progress) {
        List<Held> held = new ArrayList<>();
        for (TrainingText text : texts) {
            if (!text.known().isEmpty()) {
                List<Value> values = features.valuesOf(text);
                held.add(new Held(text, trainer.logits(values)));
            }
        }
        for (Kind kind : Kind.values()) {
            report(kind, held, topics, top, progress);
        }
        double best = Double.MAX_VALUE;
        float chosen = 1;
        for (float t = 0.1f; t < 3; t += 0.05f) {
            double loss = 0;
            double weights = 0;
            for (Held one : held) {
                double[] p = probabilities(one, top, t);
                double right = 0;
                for (int c = 0; c < top; c++) {
                    right += one.text().known().contains(topics.get(c).id()) ? p[c] : 0;
                }
                double weight = one.text().kind() == Kind.ANNOTATED ? 10 : 1;
                loss -= weight * Math.log(Math.max(1e-9, right));
                weights += weight;
            }
            if (loss / weights < best) {
                best = loss / weights;
                chosen = t;
            }
        }
        progress.println("temperature " + chosen + ", loss " + best);
        return new Calibration(chosen);
    }

    private static double[] probabilities(Held one, int top, float temperature) {
        double[] p = new double[top];
        for (int c = 0; c < top; c++) {
            p[c] = one.logits()[c] / temperature;
        }
        return Softmax.inPlace(p);
    }

    private static void report(Kind kind, List<Held> held, List<MediaTopic> topics, int top, PrintStream progress) {
        int all = 0;
        int right = 0;
        for (Held one : held) {
            if (one.text().kind() == kind) {
                all++;
                right += one.text()
                                .known()
                                .contains(topics.get(best(one.logits(), top)).id())
                        ? 1
                        : 0;
            }
        }
        if (all > 0) {
            progress.printf(
                    Locale.ROOT, "held back, %s: %d of %d right, %.3f%n", kind, right, all, (double) right / all);
        }
    }

    static int best(double[] values, int top) {
        int best = 0;
        for (int c = 1; c < top; c++) {
            best = values[c] > values[best] ? c : best;
        }
        return best;
    }
}
