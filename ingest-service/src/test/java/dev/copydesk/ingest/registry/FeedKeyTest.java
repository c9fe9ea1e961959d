package dev.copydesk.ingest.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FeedKeyTest {
    private static final String FEED = "0123456789abcdef0123456789abcdef";

    @Test
    void aKeyIsWrittenAndReadBack() {
        assertThat(FeedKey.registration(FEED)).hasToString(FEED + "/registration");
        assertThat(FeedKey.state(FEED)).hasToString(FEED + "/state");
        assertThat(FeedKey.parse(FEED + "/state")).contains(FeedKey.state(FEED));
        assertThat(FeedKey.parse(FEED + "/registration")).contains(FeedKey.registration(FEED));
    }

    @Test
    void foreignKeysAreNone() {
        assertThat(FeedKey.parse(null)).isEmpty();
        assertThat(FeedKey.parse(FEED)).isEmpty();
        assertThat(FeedKey.parse(FEED + "/else")).isEmpty();
        assertThat(FeedKey.parse("x/state")).isEmpty();
    }

    @Test
    void bothKeysOfAFeedLieInOnePartitionAndTheFeedsSpread() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int[] feeds = new int[6];
        for (int i = 0; i < 6000; i++) {
            String id =
                    FeedAddress.of("https://example.org/" + random.nextLong()).id();
            int partition = FeedKey.registration(id).partition(6);
            assertThat(FeedKey.state(id).partition(6)).isEqualTo(partition);
            feeds[partition]++;
        }
        assertThat(IntStream.of(feeds).boxed()).as("seed " + seed).allSatisfy(count -> assertThat(count)
                .isBetween(800, 1200));
    }

    /** Frozen: another partition would part the keys of feeds that are registered already. */
    @Test
    void thePartitionIsStable() {
        assertThat(FeedKey.state(FEED).partition(6)).isEqualTo(5);
    }
}
