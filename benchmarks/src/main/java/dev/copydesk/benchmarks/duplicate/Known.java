package dev.copydesk.benchmarks.duplicate;

import java.util.Map;

/** Looking up what must be there. */
final class Known {
    private Known() {}

    /** @throws IllegalStateException naming the key, if it is missing */
    static <V> V in(Map<String, V> map, String key) {
        V value = map.get(key);
        if (value == null) {
            throw new IllegalStateException("nothing is known of " + key);
        }
        return value;
    }
}
