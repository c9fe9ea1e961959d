package dev.copydesk.benchmarks.language.training;

import dev.copydesk.enrich.language.CharacterScripts;
import dev.copydesk.enrich.language.LanguageClass;
import dev.copydesk.enrich.language.LanguageModel;
import dev.copydesk.enrich.language.LetterGrams;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The weights while they are made: for each run of letters one for every class that is known to have it.
 *
 * <p>They begin as those of a naive Bayes model: the logarithm of how much oftener than hardly ever a class has the run.
 */
@SuppressWarnings({"NullAway", "ArrayRecordComponent"}) // large tables, in memory once
final class RunTable {
    /** What counts as hardly ever, by the length of the run. */
    private static final double[] FLOOR = {0, 1e-3, 1e-4, 1e-5, 3e-6, 1e-6};

    /** The runs of one place overlap and tell the same several times. */
    private static final double OVERLAP = 0.3;

    private final List<LanguageClass> classes;
    private final Map<Integer, Integer> rowOfHash = new HashMap<>(1 << 21);
    private final List<String> scripts = new ArrayList<>();
    private final List<short[]> rowClasses = new ArrayList<>();
    private final List<float[]> rowWeights = new ArrayList<>();
    private final List<Weights> all = new ArrayList<>();

    RunTable(List<LanguageClass> classes) {
        this.classes = classes;
    }

    /** A run and how much it would tell. */
    private record Ranked(String run, double value) {}

    /** Runs of a class with their weights. */
    private record Weights(int classIndex, int[] hashes, float[] weights) {}

    /**
     * Adds what a source knows about a class: of its runs the {@code most} that tell most get a row if they have none yet, and
     * all are weighed where they have one.
     */
    void add(int classIndex, Map<String, Double> frequencies, int most, double ownFloor) {
        String script = classes.get(classIndex).script();
        List<Ranked> ranked = new ArrayList<>();
        frequencies.forEach((run, frequency) -> {
            double weight = weight(run, frequency, ownFloor);
            if (weight > 0 && script.equals(CharacterScripts.ofRun(run))) {
                ranked.add(new Ranked(run, frequency * weight));
            }
        });
        ranked.sort((a, b) -> {
            int byValue = Double.compare(b.value(), a.value());
            return byValue != 0 ? byValue : a.run().compareTo(b.run());
        });
        int[] hashes = new int[ranked.size()];
        float[] weights = new float[ranked.size()];
        for (int i = 0; i < hashes.length; i++) {
            String run = ranked.get(i).run();
            hashes[i] = LetterGrams.hash(run);
            weights[i] = (float) weight(run, frequencies.get(run), ownFloor);
            if (i < most) {
                rowOfHash.computeIfAbsent(hashes[i], hash -> {
                    scripts.add(script);
                    rowClasses.add(new short[0]);
                    rowWeights.add(new float[0]);
                    return scripts.size() - 1;
                });
            }
        }
        all.add(new Weights(classIndex, hashes, weights));
    }

    /** Puts the weights of all that was added into the rows; the greater one where two sources know a run of a class. */
    void weigh() {
        for (Weights some : all) {
            String script = classes.get(some.classIndex()).script();
            for (int i = 0; i < some.hashes().length; i++) {
                Integer row = rowOfHash.get(some.hashes()[i]);
                if (row != null && scripts.get(row).equals(script)) {
                    weigh(row, (short) some.classIndex(), some.weights()[i]);
                }
            }
        }
        all.clear();
    }

    private void weigh(int row, short classIndex, float weight) {
        short[] of = rowClasses.get(row);
        float[] weights = rowWeights.get(row);
        for (int k = 0; k < of.length; k++) {
            if (of[k] == classIndex) {
                weights[k] = Math.max(weights[k], weight);
                return;
            }
        }
        short[] more = Arrays.copyOf(of, of.length + 1);
        float[] moreWeights = Arrays.copyOf(weights, of.length + 1);
        more[of.length] = classIndex;
        moreWeights[of.length] = weight;
        rowClasses.set(row, more);
        rowWeights.set(row, moreWeights);
    }

    private static double weight(String run, double frequency, double ownFloor) {
        int length = Math.min(run.length(), LetterGrams.MAX_LENGTH);
        return OVERLAP * StrictMath.log1p(Math.max(0, frequency) / Math.max(FLOOR[length], ownFloor));
    }

    int size() {
        return scripts.size();
    }

    List<LanguageClass> classes() {
        return classes;
    }

    int row(int hash) {
        return rowOfHash.getOrDefault(hash, -1);
    }

    /** The classes of a row. */
    short[] classesOf(int row) {
        return rowClasses.get(row);
    }

    /** A row's weights, in the order of its classes; they may be changed. */
    float[] weights(int row) {
        return rowWeights.get(row);
    }

    String script(int row) {
        return scripts.get(row);
    }

    /**
     * Writes the weights of at least {@code least}; says how many that were.
     *
     * @param usual see {@link LanguageModel#usualScore}
     */
    int write(OutputStream out, double least, short[] usual) throws IOException {
        int[] hashes = rowOfHash.keySet().stream().mapToInt(i -> i).sorted().toArray();
        int[] kept = new int[hashes.length];
        List<short[]> postings = new ArrayList<>();
        int count = 0;
        for (int hash : hashes) {
            int row = rowOfHash.get(hash);
            short[] own = postings(rowClasses.get(row), rowWeights.get(row), least);
            if (own.length > 0) {
                kept[postings.size()] = hash;
                postings.add(own);
                count += own.length;
            }
        }
        LanguageModel.write(
                out, classes, usual, Arrays.copyOf(kept, postings.size()), postings.toArray(short[][]::new));
        return count;
    }

    private static short[] postings(short[] classes, float[] weights, double least) {
        short[] postings = new short[weights.length];
        int count = 0;
        for (int k = 0; k < weights.length; k++) {
            int stored = Math.round(weights[k] / LanguageModel.STEP);
            if (Math.abs(weights[k]) >= least && stored != 0) {
                int bounded = Math.max(LanguageModel.MIN_WEIGHT, Math.min(LanguageModel.MAX_WEIGHT, stored));
                postings[count++] = LanguageModel.posting(classes[k], bounded);
            }
        }
        return Arrays.copyOf(postings, count);
    }
}
