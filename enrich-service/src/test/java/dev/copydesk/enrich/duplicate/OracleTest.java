package dev.copydesk.enrich.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.copydesk.model.Duplicate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whatever comes, goes and changes, in any order: in the end the verdicts are those that the definition gives. */
class OracleTest {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final int WINDOW_DAYS = 10;
    private static final int MOST_A_DAY = 12;
    /** Rounds go on until there were so many duplicates, so that the test never agrees on nothing. */
    private static final int MANY = 200;

    private static final Fingerprinter FINGERPRINTER = new Fingerprinter();

    private record Item(Member member, String text, Fingerprint fingerprint) {}

    @Test
    void theVerdictsDependOnWhatIsThereNotOnWhatHappened() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int grouped = 0;
        for (int round = 0; round < 40 || (grouped <= MANY && round < 200); round++) {
            List<Item> items = corpus(random);
            Map<String, Item> current = new LinkedHashMap<>();
            Map<String, Duplicate> verdicts = new HashMap<>();
            LaneDuplicates lane = lane(current);
            Collections.shuffle(items, random);
            for (Item item : items) {
                arrive(lane, current, verdicts, item);
                if (random.nextInt(5) == 0) { // a revision
                    Item other = items.get(random.nextInt(items.size()));
                    arrive(lane, current, verdicts, item(item.member(), other.text()));
                }
                if (random.nextInt(6) == 0) { // a takedown
                    List<String> ids = List.copyOf(current.keySet());
                    leave(lane, current, verdicts, ids.get(random.nextInt(ids.size())));
                }
            }
            Map<String, String> expected = groupsByDefinition(current.values());
            Map<String, String> groups = new TreeMap<>();
            verdicts.forEach((id, verdict) -> groups.put(id, verdict.group()));
            assertThat(groups).as("seed %d, round %d", seed, round).isEqualTo(expected);
            for (Item item : current.values()) {
                assertThat(verdicts.get(item.member().id()))
                        .as("last issued, seed %d, round %d", seed, round)
                        .isEqualTo(
                                lane.verdict(item.member(), item.fingerprint().text()));
            }
            assertThat(verdicts).as("in order, seed %d, round %d", seed, round).isEqualTo(inOrder(current.values()));
            grouped += (int) verdicts.values().stream()
                    .filter(verdict -> verdict.status() != Duplicate.Status.ORIGINAL)
                    .count();
        }
        assertThat(grouped).as("duplicates in all, seed %d", seed).isGreaterThan(MANY);
    }

    private static Map<String, Duplicate> inOrder(Collection<Item> items) {
        Map<String, Item> current = new LinkedHashMap<>();
        Map<String, Duplicate> verdicts = new HashMap<>();
        LaneDuplicates lane = lane(current);
        items.stream()
                .sorted((one, other) ->
                        one.member().key().compareTo(other.member().key()))
                .forEach(item -> arrive(lane, current, verdicts, item));
        return verdicts;
    }

    private static LaneDuplicates lane(Map<String, Item> current) {
        return new LaneDuplicates(
                new InMemoryBytes(),
                id -> FINGERPRINTER.shingles(
                        Objects.requireNonNull(current.get(id), id).text()),
                WINDOW_DAYS,
                MOST_A_DAY);
    }

    private static void arrive(
            LaneDuplicates lane, Map<String, Item> current, Map<String, Duplicate> verdicts, Item item) {
        leave(lane, current, verdicts, item.member().id());
        current.put(item.member().id(), item);
        verdicts.putAll(lane.add(item.member(), item.fingerprint()));
    }

    private static void leave(
            LaneDuplicates lane, Map<String, Item> current, Map<String, Duplicate> verdicts, String id) {
        Item before = current.get(id);
        if (before != null) {
            verdicts.putAll(
                    lane.remove(before.member().key(), before.fingerprint().text()));
            current.remove(id);
            verdicts.remove(id);
        }
    }

    private static List<Item> corpus(Random random) {
        List<String> stories = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            stories.add(Stories.text(random, 30 + random.nextInt(200)));
        }
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 10 + random.nextInt(70); i++) {
            String story = stories.get(random.nextInt(stories.size()));
            String text =
                    switch (random.nextInt(8)) {
                        case 0, 1 -> story;
                        case 2 -> story.substring(0, story.length() / 2);
                        case 3 -> Stories.text(random, 10 + random.nextInt(60));
                        case 4 -> story.repeat(2) + Stories.text(random, 300);
                        default -> Stories.version(random, story, 0.04 * random.nextDouble());
                    };
            stories.add(text);
            long minutes = random.nextInt(random.nextBoolean() ? 1440 : 30 * 1440);
            ArticleKey key = new ArticleKey(START.plusSeconds(60 * minutes), "article-" + i);
            items.add(item(new Member(key, "source " + i % 3), text));
        }
        return items;
    }

    private static Item item(Member member, String text) {
        return new Item(member, text, FINGERPRINTER.fingerprint("en", "title", text));
    }

    /** The definition of docs/duplicates.md, all pairs, read off literally. */
    private static Map<String, String> groupsByDefinition(Collection<Item> items) {
        Map<Edition, List<Item>> editions = new TreeMap<>();
        for (Item item : items) {
            Edition edition =
                    new Edition(item.member().key().day(), item.fingerprint().text());
            editions.computeIfAbsent(edition, any -> new ArrayList<>()).add(item);
        }
        editions.values()
                .forEach(members -> members.sort((one, other) ->
                        one.member().key().compareTo(other.member().key())));
        Map<Edition, Edition> parents = new HashMap<>();
        editions.keySet().forEach(edition -> parents.put(edition, edition));
        Map<Long, List<Edition>> buckets = new HashMap<>();
        Map<Long, Integer> reaches = new HashMap<>();
        editions.forEach((edition, members) -> {
            long[] own = Buckets.of(members.get(0).fingerprint());
            for (int i = 0; i < own.length; i++) {
                reaches.put(own[i], Buckets.reach(i));
                buckets.computeIfAbsent(own[i] & 0xffffffffffL, any -> new ArrayList<>())
                        .add(edition);
                reaches.put(own[i] & 0xffffffffffL, Buckets.reach(i));
            }
        });
        buckets.forEach((bucket, members) -> {
            for (int i = 0; i < members.size(); i++) {
                for (int j = i + 1; j < members.size() && j - i <= reaches.getOrDefault(bucket, 0); j++) {
                    Item one = first(editions, members.get(i));
                    Item other = first(editions, members.get(j));
                    if (isNear(members.get(i), one, members.get(j), other)) {
                        parents.put(root(parents, members.get(i)), root(parents, members.get(j)));
                    }
                }
            }
        });
        for (Edition one : editions.keySet()) {
            for (Edition other : editions.keySet()) {
                if (one.text().equals(other.text()) && one.isWithin(WINDOW_DAYS, other)) {
                    parents.put(root(parents, one), root(parents, other));
                }
            }
        }
        return judge(editions, parents);
    }

    private static Map<String, String> judge(Map<Edition, List<Item>> editions, Map<Edition, Edition> parents) {
        Map<Edition, List<Item>> components = new HashMap<>();
        editions.forEach((edition, members) -> components
                .computeIfAbsent(root(parents, edition), any -> new ArrayList<>())
                .addAll(members));
        Map<String, String> groups = new TreeMap<>();
        components.values().forEach(members -> {
            members.sort(
                    (one, other) -> one.member().key().compareTo(other.member().key()));
            Map<Integer, Integer> days = new HashMap<>();
            members.forEach(item -> days.merge(item.member().key().day(), 1, Integer::sum));
            boolean flood = days.values().stream().anyMatch(count -> count > MOST_A_DAY);
            Map<List<Object>, String> runs = new HashMap<>();
            for (Item item : members) {
                String id = item.member().id();
                List<Object> text =
                        List.of(item.member().key().day(), item.fingerprint().text());
                if (flood && Verdicts.startsRun(item.member().key())) {
                    runs.put(text, id);
                }
                groups.put(
                        id,
                        flood
                                ? runs.computeIfAbsent(text, any -> id)
                                : members.get(0).member().id());
            }
        });
        return groups;
    }

    private static Item first(Map<Edition, List<Item>> editions, Edition edition) {
        return Objects.requireNonNull(editions.get(edition)).get(0);
    }

    private static boolean isNear(Edition one, Item first, Edition other, Item second) {
        return !one.text().equals(other.text())
                && one.isWithin(WINDOW_DAYS, other)
                && Comparison.isNear(
                        FINGERPRINTER.shingles(first.text()).overlap(FINGERPRINTER.shingles(second.text())));
    }

    private static Edition root(Map<Edition, Edition> parents, Edition edition) {
        Edition root = edition;
        for (Edition next = parents.get(root); next != null && !next.equals(root); next = parents.get(root)) {
            root = next;
        }
        return root;
    }
}
