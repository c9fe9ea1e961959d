package dev.copydesk.index.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.copydesk.model.ArticleId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RevisionTableTest {

    @Test
    void behavesLikeAMap() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        RevisionTable table = new RevisionTable(0);
        Map<String, Integer> map = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            String id = ArticleId.ofCanonicalUrl("https://example.org/" + random.nextInt(5_000));
            if (random.nextInt(4) == 0) {
                table.remove(id);
                map.remove(id);
            } else {
                int revision = 1 + random.nextInt(100);
                table.put(id, revision);
                map.put(id, revision);
            }
        }

        assertThat(table.size()).as("seed %d", seed).isEqualTo(map.size());
        Map<String, Integer> unmarked = new HashMap<>();
        table.forEachUnmarked(unmarked::put);
        assertThat(unmarked).as("seed %d", seed).isEqualTo(map);
        for (int i = 0; i < 5_000; i++) {
            String id = ArticleId.ofCanonicalUrl("https://example.org/" + i);
            assertThat(table.revision(id)).as("seed %d", seed).isEqualTo(map.getOrDefault(id, 0));
        }
    }

    @Test
    void aMarkedIdKeepsItsRevision() {
        RevisionTable table = new RevisionTable(10);
        String id = "ffffffffffffffffffffffffffffffff";
        table.put(id, 7);
        table.mark(id);
        table.mark("00000000000000000000000000000000");

        assertThat(table.revision(id)).isEqualTo(7);
        List<String> unmarked = new ArrayList<>();
        table.forEachUnmarked((each, revision) -> unmarked.add(each));
        assertThat(unmarked).isEmpty();
        assertThat(table.size()).isEqualTo(1);
    }
}
