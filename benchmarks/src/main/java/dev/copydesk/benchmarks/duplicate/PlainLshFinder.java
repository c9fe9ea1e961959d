package dev.copydesk.benchmarks.duplicate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * The usual recipe: a MinHash of 128 permutations over word 5-grams of the raw text, and LSH with the bands and rows that weigh false
 * positives and negatives equally at the threshold, as the datasketch library chooses them; what shares a band is a duplicate.
 */
final class PlainLshFinder implements Finder {
    private static final int PERMUTATIONS = 128;
    private static final long PRIME = (1L << 61) - 1;

    private final double threshold;
    private final long[] factors;
    private final long[] offsets;
    private final int bands;
    private final int rows;

    PlainLshFinder(double threshold) {
        this.threshold = threshold;
        Random random = new Random(1);
        this.factors = random.longs(PERMUTATIONS, 1, PRIME).toArray();
        this.offsets = random.longs(PERMUTATIONS, 0, PRIME).toArray();
        int[] best = best(threshold);
        this.bands = best[0];
        this.rows = best[1];
    }

    @Override
    public String name() {
        return String.format(Locale.ROOT, "MinHash 128, LSH %d × %d (threshold %.1f)", bands, rows, threshold);
    }

    @Override
    public Map<String, String> groups(List<Document> documents) {
        Map<List<Long>, Integer> first = new HashMap<>();
        int[] parents = new int[documents.size()];
        for (int i = 0; i < parents.length; i++) {
            parents[i] = i;
            long[] grams = WordGrams.of(documents.get(i).text());
            if (grams.length == 0) {
                continue;
            }
            long[] signature = signature(grams);
            for (int band = 0; band < bands; band++) {
                List<Long> key = new ArrayList<>(List.of((long) band));
                for (int row = 0; row < rows; row++) {
                    key.add(signature[band * rows + row]);
                }
                Integer other = first.putIfAbsent(key, i);
                if (other != null) {
                    int one = root(parents, i);
                    int two = root(parents, other);
                    parents[Math.max(one, two)] = Math.min(one, two);
                }
            }
        }
        Map<String, String> groups = new HashMap<>();
        for (int i = 0; i < parents.length; i++) {
            groups.put(documents.get(i).id(), documents.get(root(parents, i)).id());
        }
        return groups;
    }

    private long[] signature(long[] grams) {
        long[] signature = new long[PERMUTATIONS];
        Arrays.fill(signature, Long.MAX_VALUE);
        for (long gram : grams) {
            long value = gram & 0xffffffffL;
            for (int i = 0; i < PERMUTATIONS; i++) {
                long product = modPrime(factors[i] * value + offsets[i]) & 0xffffffffL;
                if (product < signature[i]) {
                    signature[i] = product;
                }
            }
        }
        return signature;
    }

    private static long modPrime(long value) {
        return Long.remainderUnsigned(value, PRIME);
    }

    /** Bands and rows with the least sum of both errors, integrated over the similarity. */
    static int[] best(double threshold) {
        int[] best = {1, 1};
        double least = Double.MAX_VALUE;
        for (int b = 1; b <= PERMUTATIONS; b++) {
            for (int r = 1; r <= PERMUTATIONS / b; r++) {
                double error = 0;
                for (double s = 0.0005; s < 1; s += 0.001) {
                    double found = 1 - Math.pow(1 - Math.pow(s, r), b);
                    error += 0.0005 * (s < threshold ? found : 1 - found);
                }
                if (error < least) {
                    least = error;
                    best = new int[] {b, r};
                }
            }
        }
        return best;
    }

    private static int root(int[] parents, int index) {
        int root = index;
        while (parents[root] != root) {
            parents[root] = parents[parents[root]];
            root = parents[root];
        }
        return root;
    }
}
