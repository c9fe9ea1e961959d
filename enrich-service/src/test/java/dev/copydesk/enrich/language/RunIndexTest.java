package dev.copydesk.enrich.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RunIndexTest {
    @Test
    void findsWhatAHashMapFinds() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Map<Integer, Integer> expected = new HashMap<>();
        // Zero and its neighbours are hashes like any other.
        for (int hash = -2; hash <= 2; hash++) {
            expected.put(hash, random.nextInt(1, Integer.MAX_VALUE));
        }
        while (expected.size() < 10_000) {
            expected.put(random.nextInt(), random.nextBoolean() ? -1 : random.nextInt(1, Integer.MAX_VALUE));
        }
        RunIndex index = new RunIndex(expected.size());
        expected.forEach(index::put);
        int[] known = expected.keySet().stream().mapToInt(Integer::intValue).toArray();
        int[] asked = random.ints(20_000)
                .map(hash -> random.nextBoolean() ? known[random.nextInt(known.length)] : hash)
                .toArray();

        int[] hashes = asked.clone();
        int[] places = new int[asked.length];
        int count = index.find(hashes, hashes.length, places);

        assertThat(Arrays.copyOf(places, count))
                .as("seed %d", seed)
                .containsExactlyInAnyOrder(Arrays.stream(asked)
                        .filter(expected::containsKey)
                        .map(hash -> Objects.requireNonNull(expected.get(hash)))
                        .toArray());
        assertThat(Arrays.copyOf(hashes, asked.length - count))
                .as("not found, seed %d", seed)
                .containsExactlyInAnyOrder(Arrays.stream(asked)
                        .filter(hash -> !expected.containsKey(hash))
                        .toArray());
    }

    @Test
    void onlyTheFirstHashesAreLookedUp() {
        RunIndex index = new RunIndex(2);
        index.put(7, 70);
        int[] hashes = {7, 8, 7, 7};
        int[] places = new int[3];

        assertThat(index.find(hashes, 3, places)).isEqualTo(2);
        assertThat(places).startsWith(70, 70);
        assertThat(hashes).startsWith(8).endsWith(7);
    }

    @Test
    void thePlaceOfAFreeSlotIsRefused() {
        assertThatThrownBy(() -> new RunIndex(1).put(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
