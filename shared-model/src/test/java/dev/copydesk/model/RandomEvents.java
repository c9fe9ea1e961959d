package dev.copydesk.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Random events that use every field, with and without the optional ones, and any Unicode text. */
final class RandomEvents {
    private final Random random;

    RandomEvents(long seed) {
        this.random = new Random(seed);
    }

    RawArticle rawArticle() {
        RawArticle received = new RawArticle(
                id(),
                source(),
                maybe(this::text),
                maybe(this::text),
                maybe(this::text),
                "t" + text(),
                maybe(this::text),
                random.nextBoolean() ? Content.plainText(text()) : Content.html(text()),
                list(this::text),
                list(this::text),
                maybe(this::text),
                maybe(this::instant),
                maybe(this::text),
                maybe(this::instant),
                maybe(this::text),
                list(this::text),
                maybe(this::text),
                instant(),
                id(),
                null,
                null,
                List.of());
        return random.nextBoolean()
                ? received
                : received.admitted(instant(), 1 + random.nextInt(9), list(this::source), instant());
    }

    EnrichedArticle enrichedArticle() {
        int revision = 1 + random.nextInt(1000);
        return new EnrichedArticle(
                id(),
                source(),
                maybe(this::text),
                maybe(this::text),
                maybe(this::text),
                text(),
                maybe(this::text),
                text(),
                list(this::text),
                list(this::text),
                maybe(this::text),
                maybe(this::instant),
                maybe(this::text),
                maybe(this::instant),
                maybe(this::text),
                list(this::text),
                maybe(this::text),
                instant(),
                id(),
                instant(),
                revision,
                list(this::source),
                new Language(text(), random.nextDouble(), maybe(this::text)),
                duplicate(),
                list(() -> new Topic(text(), text(), random.nextDouble())),
                list(this::text),
                random.nextInt(10_000),
                new Enrichment(text(), instant(), random.nextBoolean() ? Map.of() : Map.of("topics", text())),
                ArticleVersion.of(revision, random.nextInt(ArticleVersion.MAX_CORRECTION)));
    }

    private Duplicate duplicate() {
        return random.nextBoolean()
                ? Duplicate.original(id(), text())
                : new Duplicate(Duplicate.Status.NEAR, id(), id(), maybe(random::nextDouble), maybe(this::id), text());
    }

    private Source source() {
        return new Source("s" + random.nextInt(100), text(), maybe(this::text), maybe(this::text));
    }

    private String id() {
        StringBuilder id = new StringBuilder();
        while (id.length() < 32) {
            id.append("0123456789abcdef".charAt(random.nextInt(16)));
        }
        return id.toString();
    }

    private Instant instant() {
        // Years 1 to 9999, to the nanosecond
        return Instant.ofEpochSecond(
                random.nextLong(-62_135_596_800L, 253_402_300_800L), random.nextInt(1_000_000_000));
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(20);
        for (int i = 0; i < length; i++) {
            int codePoint =
                    random.nextInt(4) == 0 ? random.nextInt(Character.MAX_CODE_POINT + 1) : random.nextInt(0x250);
            text.appendCodePoint(Character.getType(codePoint) == Character.SURROGATE ? '?' : codePoint);
        }
        return text.toString();
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
        return random.nextBoolean() ? value.get() : null;
    }

    private <T> List<T> list(Supplier<T> value) {
        List<T> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(value.get());
        }
        return list;
    }
}
