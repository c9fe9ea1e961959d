package dev.copydesk.index.dead;

import dev.copydesk.index.follow.TopicFollower;
import dev.copydesk.model.DeadLetter;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.Takedown;
import dev.copydesk.model.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The dead letters about articles that admission let pass, and the articles that were taken down since, which need no
 * letter any more. Holds no payload. Thread-safe.
 */
public final class OpenLetters implements TopicFollower.Follower {
    private final Map<String, Letter> byKey = new ConcurrentHashMap<>();
    private final Set<String> takenDown = ConcurrentHashMap.newKeySet();

    /**
     * What is known of an article that cannot be indexed.
     *
     * @param version the highest that a letter names; 0 where none is known
     * @param sourceId null where the letters don't tell
     * @param at when the latest letter about that version was written
     */
    public record Letter(
            String articleId, long version, @Nullable String sourceId, Instant at) {

        Letter newer(Letter other) {
            boolean isNewer = other.version == version ? other.at.isAfter(at) : other.version > version;
            return isNewer ? other : this;
        }
    }

    @Override
    public void accept(ConsumerRecord<byte[], byte[]> received) {
        String key = received.key() == null ? "" : new String(received.key(), StandardCharsets.UTF_8);
        if (received.topic().equals(Topics.TAKEDOWNS)) {
            takeDown(received);
        } else if (received.value() == null) {
            byKey.remove(received.topic() + ' ' + key);
        } else {
            open(received.topic() + ' ' + key, EventJson.read(received.value(), DeadLetter.class));
        }
    }

    private void takeDown(ConsumerRecord<byte[], byte[]> order) {
        if (order.value() != null) { // a takedown cannot be withdrawn
            takenDown.add(EventJson.read(order.value(), Takedown.class).id());
        }
    }

    private void open(String key, DeadLetter letter) {
        if (letter.stage() == DeadLetter.Stage.ADMISSION || letter.articleId() == null) {
            return; // counted as unreadable by admission; or never admitted, hence not part of the equation
        }
        long version = letter.version() == null ? 0 : letter.version();
        byKey.put(key, new Letter(letter.articleId(), version, letter.sourceId(), letter.at()));
    }

    /** Whether an order to remove the article is known. */
    boolean isTakenDown(String articleId) {
        return takenDown.contains(articleId);
    }

    /** One letter an article, the one about its newest version. */
    public Map<String, Letter> byArticle() {
        Map<String, Letter> newest = new HashMap<>();
        byKey.values().stream()
                .filter(letter -> !takenDown.contains(letter.articleId()))
                .forEach(letter -> newest.merge(letter.articleId(), letter, Letter::newer));
        return newest;
    }
}
