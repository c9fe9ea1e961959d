package dev.copydesk.benchmarks;

import java.util.Collection;
import java.util.List;

/** Of measured values, by the nearest rank. Immutable. */
public final class Percentiles {
    private final List<Double> sorted;

    /** @throws IllegalArgumentException if there is no value */
    public Percentiles(Collection<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        sorted = values.stream().sorted().toList();
    }

    public int count() {
        return sorted.size();
    }

    /** @param share of the values that are not larger, such as 0.99; 1 for the largest value */
    public double at(double share) {
        return sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
    }

    /** The middle one, or what lies between the two in the middle. */
    public double median() {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
