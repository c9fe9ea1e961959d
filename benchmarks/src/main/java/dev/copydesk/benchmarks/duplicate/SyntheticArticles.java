package dev.copydesk.benchmarks.duplicate;

import dev.copydesk.enrich.duplicate.ArticleKey;
import dev.copydesk.enrich.duplicate.Fingerprint;
import dev.copydesk.enrich.duplicate.Member;
import dev.copydesk.enrich.duplicate.ShingleSet;
import dev.copydesk.enrich.duplicate.TextHash;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;

/**
 * Fingerprints without texts: of a million articles over 30 days four fifths are new, a tenth are copies and a tenth are rewrites of
 * one of the last 50,000. Article n is the same in every run.
 */
final class SyntheticArticles {
    private static final int SHINGLES = 480;
    private static final int ANCHORS = 10;
    private static final int RECENT = 50_000;
    private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");

    private final Duration between;

    /** Spread evenly over 30 days. */
    SyntheticArticles(int count) {
        this.between = Duration.ofDays(30).dividedBy(count);
    }

    Member member(int article) {
        String id = HexFormat.of().toHexDigits(article) + HexFormat.of().toHexDigits(article * 0x9e3779b97f4a7c15L)
                + "00000000";
        return new Member(new ArticleKey(START.plus(between.multipliedBy(article)), id), "The Harbour Post");
    }

    Fingerprint fingerprint(int article) {
        int story = story(article);
        Random random = new Random(story * 31L);
        char[] sketch = new char[64];
        for (int i = 0; i < sketch.length; i++) {
            sketch[i] = (char) random.nextInt(0x10000);
        }
        int[] anchors = random.ints(ANCHORS, 0, Integer.MAX_VALUE / 24).sorted().toArray();
        long high = random.nextLong();
        if (isRewrite(article)) {
            Random own = new Random(article);
            for (int i = 0; i < 5; i++) {
                sketch[own.nextInt(64)] = (char) own.nextInt(0x10000);
            }
            anchors[own.nextInt(ANCHORS)] = own.nextInt(Integer.MAX_VALUE / 24);
            Arrays.sort(anchors);
            high = own.nextLong();
        }
        return new Fingerprint(1, new TextHash(high, (int) high), sketch, anchors);
    }

    ShingleSet shingles(int article) {
        int[] values = new Random(story(article)).ints(SHINGLES).toArray();
        if (isRewrite(article)) {
            Random own = new Random(article);
            for (int i = 0; i < SHINGLES / 20; i++) {
                values[own.nextInt(SHINGLES)] = own.nextInt();
            }
        }
        return ShingleSet.ofSorted(Arrays.stream(values).sorted().distinct().toArray());
    }

    private static boolean isRewrite(int article) {
        return article % 10 == 9;
    }

    /** The first article with this text, or with the text that this one rewrites. */
    private static int story(int article) {
        if (article % 10 < 8 || article < 10) {
            return article;
        }
        int before = article - 1 - new Random(article).nextInt(Math.min(RECENT, article));
        return before - before % 10;
    }
}
