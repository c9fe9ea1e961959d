package dev.copydesk.enrich.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.copydesk.model.Duplicate;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LaneDuplicatesTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final int WINDOW_DAYS = 30;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final Fingerprinter fingerprinter = new Fingerprinter();
    private final Map<String, ShingleSet> texts = new HashMap<>();
    private final CountedBytes store = new CountedBytes();
    private LaneDuplicates lane = lane(Groups.MOST_A_DAY);

    private LaneDuplicates lane(int mostADay) {
        return new LaneDuplicates(store, id -> Objects.requireNonNull(texts.get(id), id), WINDOW_DAYS, mostADay);
    }

    @Test
    void theSameTextIsAnExactCopyAndTheReasonSaysWhoHadItFirst() {
        String text = Stories.text(random, 100);
        add("a", Duration.ZERO, text, "Heron");
        Map<String, Duplicate> verdicts = add("b", Duration.ofMinutes(14), text, "Stork");

        assertThat(verdicts).containsOnlyKeys("b");
        assertThat(verdicts.get("b"))
                .isEqualTo(Duplicate.exact("a", "the same text as a, first seen 14 minutes earlier by Heron"));
    }

    @Test
    void aRewrittenTextIsANearCopyAndTheReasonCountsWhatIsShared() {
        String text = Stories.text(random, 400);
        add("a", Duration.ZERO, text, "Heron");
        Duplicate verdict = verdict(add("b", Duration.ofHours(3), text + Stories.text(random, 40), "Stork"), "b");

        assertThat(verdict.status()).isEqualTo(Duplicate.Status.NEAR);
        assertThat(verdict.of()).isEqualTo("a");
        assertThat(verdict.group()).isEqualTo("a");
        assertThat(verdict.similarity()).as("seed %d", seed).isBetween(0.88, 0.93);
        assertThat(verdict.reason())
                .as("seed %d", seed)
                .matches("9\\d % of 4\\d\\d word 5-grams shared with a, first seen 3 hours earlier by Heron");
    }

    @Test
    void aLateArrivalThatPrecedesChangesTheOthersVerdicts() {
        String text = Stories.text(random, 100);
        add("b", Duration.ofMinutes(10), text, "Stork");
        add("c", Duration.ofMinutes(20), text, "Crane");
        Map<String, Duplicate> verdicts = add("a", Duration.ofMinutes(5), text, "Heron");

        assertThat(verdicts).containsOnlyKeys("a", "b", "c");
        assertThat(verdict(verdicts, "a").status()).isEqualTo(Duplicate.Status.ORIGINAL);
        assertThat(verdict(verdicts, "b").of()).isEqualTo("a");
        assertThat(verdict(verdicts, "c").of()).isEqualTo("a");
    }

    @Test
    void aBridgeJoinsTwoGroupsAndItsRemovalPartsThem() {
        String left = Stories.text(random, 300);
        String shared = Stories.text(random, 1000);
        String right = Stories.text(random, 300);
        add("a", Duration.ofMinutes(1), left + shared, "Heron");
        assertThat(verdict(add("b", Duration.ofMinutes(2), shared + right, "Stork"), "b")
                        .status())
                .as("seed %d", seed)
                .isEqualTo(Duplicate.Status.ORIGINAL);
        Map<String, Duplicate> joined = add("c", Duration.ofMinutes(3), shared, "Crane");

        assertThat(verdict(joined, "b").group()).as("seed %d", seed).isEqualTo("a");
        assertThat(verdict(joined, "c").group()).isEqualTo("a");
        assertThat(verdict(remove("c", Duration.ofMinutes(3), shared), "b").group())
                .isEqualTo("b");
    }

    @Test
    void aShortVersionInsideALongOneIsContainedButNoDuplicate() {
        String wire = Stories.text(random, 700);
        add("short", Duration.ZERO, wire, "Wire");
        String longer = Stories.text(random, 200) + wire + Stories.text(random, 700);
        Map<String, Duplicate> verdicts = add("long", Duration.ofHours(1), longer, "Post");

        Duplicate contained = verdict(verdicts, "short");
        assertThat(contained.status()).as("seed %d", seed).isEqualTo(Duplicate.Status.ORIGINAL);
        assertThat(contained.group()).isEqualTo("short");
        assertThat(contained.containedIn()).isEqualTo("long");
        assertThat(contained.reason()).contains("are in the longer long");
        assertThat(verdict(verdicts, "long").containedIn()).isNull();
        Duplicate alone = verdict(remove("long", Duration.ofHours(1), longer), "short");
        assertThat(alone.containedIn()).isNull();
    }

    /** In a flood verdicts look at their own text alone; what a shorter article outside of it is contained in goes on being told. */
    @Test
    void whatIsContainedInAFloodNamesTheFirstOfItsText() {
        lane = lane(5);
        String shorter = Stories.text(random, 100);
        String longer = shorter + " " + Stories.text(random, 150);
        add("short", Duration.ofMinutes(50), shorter, "Gull");
        Map<String, Duplicate> last = new HashMap<>(add("second", Duration.ofMinutes(10), longer, "Heron"));
        for (int i = 0; i < 6; i++) {
            last.putAll(add("more-" + i, Duration.ofMinutes(20 + i), longer, "Heron"));
        }
        assertThat(lane.counters().floods()).isPositive();
        assertThat(verdict(last, "short").containedIn()).isEqualTo("second");

        assertThat(verdict(add("first", Duration.ofMinutes(1), longer, "Stork"), "short")
                        .containedIn())
                .isEqualTo("first");
        assertThat(verdict(remove("first", Duration.ofMinutes(1), longer), "short")
                        .containedIn())
                .isEqualTo("second");
    }

    @Test
    void beyondTheWindowTheSameTextIsAnOriginalAgain() {
        String text = Stories.text(random, 100);
        add("a", Duration.ZERO, text, "Heron");

        assertThat(verdict(add("b", Duration.ofDays(31), text, "Stork"), "b").status())
                .isEqualTo(Duplicate.Status.ORIGINAL);
        assertThat(verdict(add("c", Duration.ofDays(61), text, "Stork"), "c").of())
                .isEqualTo("b");
    }

    @Test
    void whatLeftTheWindowStaysTheOriginalOfItsGroup() {
        String text = Stories.text(random, 100);
        add("a", Duration.ZERO, text, "Heron");
        add("b", Duration.ofDays(20), text, "Stork");
        int day = new ArticleKey(NOON, "").day();
        assertThat(lane.evictBefore(day + 1, 100)).containsExactly("a");

        assertThat(verdict(add("c", Duration.ofDays(45), text, "Crane"), "c").of())
                .isEqualTo("a");
        assertThat(lane.evictBefore(day + 100, 100)).containsExactly("b", "c");
        assertThat(store.size()).as("nothing is left").isZero();
    }

    @Test
    void aFloodFromOneTemplateIsGroupedByEqualTextsOnly() {
        String template = Stories.text(random, 300);
        Map<String, Duplicate> last = new HashMap<>();
        int stories = Groups.MOST_A_DAY + 200;
        for (int i = 0; i < stories; i++) {
            last.putAll(add("story-" + i, Duration.ofSeconds(i), template + " number" + i, "Template"));
        }
        last.putAll(add("copy", Duration.ofSeconds(stories), template + " number7", "Other"));

        assertThat(last.values().stream().filter(verdict -> verdict.status() == Duplicate.Status.ORIGINAL))
                .as("seed %d", seed)
                .hasSize(stories);
        assertThat(verdict(last, "copy").of()).isEqualTo("story-7");
        assertThat(verdict(last, "story-7").reason()).contains("template");
        assertThat(lane.counters().floods()).isPositive();
        assertThat(lane.counters().bucketOverflows()).isPositive();
        assertThat(lane.counters().comparisons() / stories)
                .as("comparisons an article")
                .isLessThan(2L * Buckets.BAND_REACH * Buckets.BANDS);
    }

    /** It stands between others in their buckets, which are no longer compared with each other, and holds them together. */
    @Test
    void oneMoreOfALargeGroupLooksAtAFewOfIt() {
        String template = Stories.text(random, 150);
        long lookedAtEarly = pages(template, 100, 200);
        pages(template, 200, 600);
        long lookedAtLate = pages(template, 600, 700);

        assertThat(lane.counters().bucketOverflows()).as("seed %d", seed).isPositive();
        assertThat(lane.counters().floods()).isZero();
        assertThat(lookedAtLate).as("seed %d", seed).isLessThan(2 * lookedAtEarly);
    }

    /** Returns how many entries were visited or looked up for those from the first on. */
    private long pages(String template, int first, int end) {
        store.visited = 0;
        store.lookedUp.clear();
        for (int i = first; i < end; i++) {
            Map<String, Duplicate> last =
                    add("page-" + i, Duration.ofSeconds(i), template + " " + Stories.text(random, 8), "Template");
            assertThat(verdict(last, "page-" + i).group()).isEqualTo("page-100");
        }
        return store.visited + store.lookedUp.size();
    }

    @Test
    void theSameArticleManyThousandTimesCostsLittleEach() {
        String text = Stories.text(random, 300);
        add("first", Duration.ZERO, text, "Heron");
        int before = store.size();
        int copies = 20_000;
        int verdicts = 0;
        for (int i = 0; i < copies; i++) {
            verdicts += add("copy-" + i, Duration.ofMillis(i), text, "Heron").size();
        }

        assertThat(store.size() - before)
                .as("entries of the store, starts of runs included")
                .isLessThan(copies + 10 + 2 * copies / Verdicts.RUN_LENGTH);
        assertThat(verdicts).as("verdicts issued").isLessThan(copies + 2 * Groups.MOST_A_DAY);
        assertThat(lane.counters().comparisons()).isZero();
    }

    @Test
    void aRewriteOfATextThatCameManyThousandTimesLooksAtFewOfThem() {
        String text = Stories.text(random, 300);
        for (int i = 0; i < 20_000; i++) {
            add("copy-" + i, Duration.ofMillis(i), text, "Heron");
        }
        store.visited = 0;
        add("rewrite", Duration.ofHours(1), text + " and more", "Stork");
        remove("rewrite", Duration.ofHours(1), text + " and more");
        remove("copy-7", Duration.ofMillis(7), text);

        assertThat(store.visited).as("entries visited").isLessThan(5000);
    }

    @Test
    void aTextOfOneWordRepeatedIsOneShingleAndEqualsItself() {
        add("a", Duration.ZERO, "buffalo ".repeat(5000), "Heron");

        assertThat(verdict(add("b", Duration.ofMinutes(1), "buffalo ".repeat(5000), "Stork"), "b")
                        .status())
                .isEqualTo(Duplicate.Status.EXACT);
        assertThat(verdict(add("c", Duration.ofMinutes(2), "buffalo ".repeat(4000), "Stork"), "c")
                        .of())
                .isEqualTo("a");
    }

    @Test
    void textsThatShareOneBandWithEverybodyAreComparedWithFew() {
        int articles = 2_000;
        char[] shared = new char[MinHashSketch.BINS];
        for (int i = 0; i < articles; i++) {
            char[] sketch = shared.clone();
            for (int bin = Buckets.ROWS; bin < sketch.length; bin++) {
                sketch[bin] = (char) random.nextInt(0x10000);
            }
            String id = "article-" + i;
            texts.put(id, ShingleSet.ofSorted(new int[] {i}));
            lane.add(
                    new Member(new ArticleKey(NOON.plusSeconds(i), id), "Heron"),
                    new Fingerprint(1, new TextHash(random.nextLong(), i), sketch, new int[0]));
        }

        assertThat(lane.counters().bucketOverflows()).as("seed %d", seed).isGreaterThan(articles / 2);
        assertThat(lane.counters().comparisons()).as("seed %d", seed).isZero();
        assertThat(store.visited / articles).as("entries visited an article").isLessThan(20L * Buckets.BAND_REACH);
    }

    @Test
    void oneWordArticlesAreDuplicatesOnlyOfTheSameTitle() {
        add("a", Duration.ZERO, "one", "Ferry", "Heron");
        assertThat(verdict(add("b", Duration.ZERO, "one", "Ferry", "Stork"), "b")
                        .status())
                .isEqualTo(Duplicate.Status.EXACT);
        assertThat(verdict(add("c", Duration.ZERO, "one", "Train", "Stork"), "c")
                        .status())
                .isEqualTo(Duplicate.Status.ORIGINAL);
    }

    @Test
    void textsThatShareAPhraseWithEverybodyAreComparedWithFew() {
        String phrase = Stories.text(random, 120);
        int articles = 600;
        for (int i = 0; i < articles; i++) {
            add("article-" + i, Duration.ofSeconds(i), phrase + Stories.text(random, 600), "Heron");
        }
        long anchorsOfPhrase = fingerprinter.fingerprint("en", "", phrase).anchors().length;

        assertThat(lane.counters().comparisons())
                .as("seed %d", seed)
                .isLessThan(2L * articles * Buckets.ANCHOR_REACH * (anchorsOfPhrase + 1));
        assertThat(verdict(add("one more", Duration.ofHours(1), Stories.text(random, 300), "Heron"), "one more")
                        .status())
                .isEqualTo(Duplicate.Status.ORIGINAL);
    }

    @Test
    void aKeyIsLookedUpOnceForAnArticleAndAgainForTheNext() {
        String text = Stories.text(random, 200);
        for (int i = 0; i < 20; i++) {
            add("article-" + i, Duration.ofSeconds(i), text + Stories.text(random, 20), "Heron");
        }
        store.lookedUp.clear();

        add("one more", Duration.ofMinutes(1), text + Stories.text(random, 20), "Heron");
        List<ByteBuffer> first = List.copyOf(store.lookedUp);
        add("another", Duration.ofMinutes(2), text + Stories.text(random, 20), "Heron");

        assertThat(first).as("seed %d", seed).hasSizeGreaterThan(Buckets.BANDS).doesNotHaveDuplicates();
        assertThat(store.lookedUp).hasSizeGreaterThan(first.size()).hasSizeLessThan(3 * first.size());
    }

    @Test
    void removingWhatIsNotThereChangesNothing() {
        assertThat(remove("nobody", Duration.ZERO, Stories.text(random, 50))).isEmpty();
    }

    private Map<String, Duplicate> add(String id, Duration afterNoon, String text, String source) {
        return add(id, afterNoon, text, "title", source);
    }

    private Map<String, Duplicate> add(String id, Duration afterNoon, String text, String title, String source) {
        texts.put(id, fingerprinter.shingles(text));
        return lane.add(
                new Member(new ArticleKey(NOON.plus(afterNoon), id), source),
                fingerprinter.fingerprint("en", title, text));
    }

    private Map<String, Duplicate> remove(String id, Duration afterNoon, String text) {
        return lane.remove(
                new ArticleKey(NOON.plus(afterNoon), id),
                fingerprinter.fingerprint("en", "title", text).text());
    }

    private static Duplicate verdict(Map<String, Duplicate> verdicts, String id) {
        return Objects.requireNonNull(verdicts.get(id), id);
    }

    /** Counts the entries of ranges that were looked at. */
    private static final class CountedBytes implements OrderedBytes {
        private final InMemoryBytes entries = new InMemoryBytes();
        private final List<ByteBuffer> lookedUp = new ArrayList<>();
        private long visited;

        int size() {
            return entries.size();
        }

        @Override
        public byte @Nullable [] get(byte[] key) {
            lookedUp.add(ByteBuffer.wrap(key));
            return entries.get(key);
        }

        @Override
        public void put(byte[] key, byte[] value) {
            entries.put(key, value);
        }

        @Override
        public void delete(byte[] key) {
            entries.delete(key);
        }

        @Override
        public void ascending(byte[] from, byte[] to, Visitor visitor) {
            entries.ascending(from, to, counted(visitor));
        }

        @Override
        public void descending(byte[] from, byte[] to, Visitor visitor) {
            entries.descending(from, to, counted(visitor));
        }

        private Visitor counted(Visitor visitor) {
            return (key, value) -> {
                visited++;
                return visitor.visit(key, value);
            };
        }
    }
}
