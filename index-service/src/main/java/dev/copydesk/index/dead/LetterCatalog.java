package dev.copydesk.index.dead;

import dev.copydesk.index.follow.TopicFollower;
import dev.copydesk.kafka.ArticleHeaders;
import dev.copydesk.model.DeadLetter;
import dev.copydesk.model.EventHeaders;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * The letters that can be looked at, without their originals. Holds a bounded number, about 500 bytes each; those above it
 * are only counted, and taken in as soon as half of the others are gone. Thread-safe.
 */
final class LetterCatalog implements TopicFollower.Follower {
    private static final int KEPT_CAUSE_LENGTH = 200;
    /** The latest first. */
    static final Comparator<LetterSummary> ORDER =
            Comparator.comparing(LetterSummary::at).reversed().thenComparing(LetterSummary::key);

    private final int most;
    private final Map<String, LetterSummary> byKey = new ConcurrentHashMap<>();
    /** Causes repeat themselves: each class name and source is held once. */
    private final Map<String, String> words = new ConcurrentHashMap<>();

    private final AtomicLong unlisted = new AtomicLong();

    LetterCatalog(int most) {
        this.most = most;
    }

    @Override
    public void accept(ConsumerRecord<byte[], byte[]> received) {
        if (received.topic().equals(Topics.TAKEDOWNS)) {
            return;
        }
        String key = received.key() == null ? "" : new String(received.key(), StandardCharsets.UTF_8);
        if (received.value() == null) {
            byKey.remove(key);
        } else if (byKey.size() >= most && !byKey.containsKey(key)) {
            unlisted.incrementAndGet();
        } else {
            byKey.put(key, summary(key, received));
        }
    }

    private LetterSummary summary(String key, ConsumerRecord<byte[], byte[]> received) {
        DeadLetter letter = EventJson.read(received.value(), DeadLetter.class);
        String cause = letter.cause().length() <= KEPT_CAUSE_LENGTH
                ? letter.cause()
                : letter.cause().substring(0, KEPT_CAUSE_LENGTH) + "…";
        return new LetterSummary(
                key,
                letter.stage(),
                word(cause),
                word(letter.exceptionClass()),
                letter.articleId(),
                letter.version(),
                letter.sourceId() == null ? null : word(letter.sourceId()),
                letter.at(),
                letter.original().length,
                ArticleHeaders.redrives(received.headers()),
                droppedAt(received),
                new LetterSummary.Place(word(received.topic()), received.partition(), received.offset()));
    }

    private String word(String word) {
        if (words.size() > most) {
            words.clear();
        }
        return words.computeIfAbsent(word, same -> same);
    }

    private static @Nullable Instant droppedAt(ConsumerRecord<byte[], byte[]> received) {
        Header header = received.headers().lastHeader(EventHeaders.DROPPED_AT);
        if (header == null) {
            return null;
        }
        try {
            return Instant.parse(new String(header.value(), StandardCharsets.UTF_8));
        } catch (DateTimeParseException e) {
            return Instant.EPOCH; // dropped, but nobody knows when
        }
    }

    @Override
    public boolean wantsAllAgain() {
        if (unlisted.get() == 0 || byKey.size() > most / 2) {
            return false;
        }
        unlisted.set(0);
        return true;
    }

    /** Letters that there is no room for. */
    long unlisted() {
        return unlisted.get();
    }

    Optional<LetterSummary> get(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** Those that fit, in {@link #ORDER}. */
    List<LetterSummary> matching(LetterFilter filter) {
        return byKey.values().stream().filter(filter::matches).sorted(ORDER).toList();
    }

    /** All letters that name the article. */
    List<LetterSummary> ofArticle(String articleId) {
        return byKey.values().stream()
                .filter(letter -> articleId.equals(letter.articleId()))
                .sorted(ORDER)
                .toList();
    }

    /** How many are open, by the class of their cause. */
    Map<String, Long> openByCause() {
        Map<String, Long> counts = new TreeMap<>();
        byKey.values().stream()
                .filter(letter -> !letter.isDropped())
                .forEach(letter -> counts.merge(letter.exceptionClass(), 1L, Long::sum));
        return counts;
    }
}
