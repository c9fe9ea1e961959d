package dev.copydesk.index.dead;

import dev.copydesk.index.dead.Tombstones.Place;
import dev.copydesk.index.follow.TopicFollower;
import dev.copydesk.model.DeadLetter;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.Takedown;
import dev.copydesk.model.Topics;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Removes the dead letters of every stage that name an article which was taken down, whichever of the two came first: a
 * letter holds the article's bytes.
 *
 * <p>Nothing is published before all that lies in the topics has been read, so that a letter that was removed earlier is
 * not removed again at each start. A null that did not get there is published again. Used by one thread; holds no payload.
 */
final class LetterPurge implements TopicFollower.Follower {
    private static final Logger LOG = Logger.getLogger(LetterPurge.class);

    private final Tombstones tombstones;
    private final Map<Place, String> articles = new HashMap<>();
    private final Map<String, Set<Place>> letters = new HashMap<>();
    private final Set<String> takenDown = new HashSet<>();
    /** To be removed; failures come back in threads of the producer. */
    private final Set<Place> due = ConcurrentHashMap.newKeySet();

    LetterPurge(Tombstones tombstones) {
        this.tombstones = tombstones;
    }

    @Override
    public void accept(ConsumerRecord<byte[], byte[]> received) {
        if (received.topic().equals(Topics.TAKEDOWNS)) {
            if (received.value() != null) { // a takedown cannot be withdrawn
                takeDown(EventJson.read(received.value(), Takedown.class).id());
            }
            return;
        }
        Place place = new Place(
                received.topic(), received.partition(), new String(received.key(), StandardCharsets.ISO_8859_1));
        forget(place);
        if (received.value() != null) {
            String article = EventJson.read(received.value(), DeadLetter.class).articleId();
            if (article != null) {
                remember(place, article);
            }
        }
    }

    private void takeDown(String article) {
        takenDown.add(article);
        due.addAll(letters.getOrDefault(article, Set.of()));
    }

    private void remember(Place place, String article) {
        articles.put(place, article);
        letters.computeIfAbsent(article, id -> new HashSet<>()).add(place);
        if (takenDown.contains(article)) {
            due.add(place);
        }
    }

    private void forget(Place place) {
        due.remove(place);
        String article = articles.remove(place);
        if (article != null) {
            letters.computeIfPresent(article, (id, places) -> places.remove(place) && places.isEmpty() ? null : places);
        }
    }

    @Override
    public void caughtUp() {
        for (Place place : Set.copyOf(due)) {
            due.remove(place);
            tombstones.publish(place).whenComplete((published, failure) -> {
                if (failure == null) {
                    LOG.infof("removed the dead letter %s of an article that was taken down", place.key());
                } else {
                    LOG.warnf("cannot remove the dead letter %s (%s); trying again", place.key(), failure.toString());
                    due.add(place);
                }
            });
        }
    }
}
