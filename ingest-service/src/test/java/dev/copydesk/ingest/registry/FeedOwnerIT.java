package dev.copydesk.ingest.registry;

import static dev.copydesk.ingest.registry.Feeds.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.copydesk.ingest.poll.PollState;
import dev.copydesk.kafka.KafkaConnection;
import dev.copydesk.kafka.TopicCreation;
import dev.copydesk.kafka.TopicSpec;
import dev.copydesk.testsupport.SharedStack;
import dev.copydesk.testsupport.TopicReader;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Instances that share the feeds over a real Kafka. */
@SuppressWarnings("NullAway") // a null where something was expected fails the test
class FeedOwnerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PARTITIONS = 4;

    private final FeedTopic topic = topic();
    private final List<AutoCloseable> open = new ArrayList<>();

    /** One ingest service, as far as feeds go. */
    private final class Instance {
        final FeedLog log = opened(new FeedLog(topic));
        final FeedFollower follower = opened(new FeedFollower(topic));
        final RecordingPolling polling = new RecordingPolling();
        final FeedOwner owner = opened(new FeedOwner(topic, log, polling));
        final FeedRegistry registry = new FeedRegistry(log, follower, InstantSource.system(), 1000);

        Instance() {
            follower.start();
            owner.start();
            await().atMost(PATIENCE).until(follower::isComplete);
        }

        Set<String> polled() {
            return polling.polled.keySet();
        }
    }

    @BeforeEach
    void createTopic() throws Exception {
        try (Admin admin = topic.connection().admin()) {
            TopicSpec shape = TopicSpec.ofFeeds(PARTITIONS);
            TopicCreation.ensure(admin, List.of(new TopicSpec(topic.name(), PARTITIONS, shape.config())));
        }
    }

    @AfterEach
    void close() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
    }

    @Test
    void twoInstancesShareTheFeedsAndHandThemOverWithTheirState() {
        Instance first = new Instance();
        Set<String> feeds = register(first, 40);
        await().atMost(PATIENCE).until(() -> first.polled().equals(feeds));
        feeds.forEach(feed -> first.log.save(feed, Feeds.state(first.polling.address(feed), NOW, 0)));

        Instance second = new Instance();

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(first.owner.ownedPartitions()).hasSize(2);
            assertThat(second.owner.ownedPartitions()).hasSize(2);
            assertThat(first.polled()).doesNotContainAnyElementsOf(second.polled());
            assertThat(union(first.polled(), second.polled())).isEqualTo(feeds);
        });
        assertThat(second.polling.states.keySet()).isEqualTo(second.polled());

        first.owner.close();

        await().atMost(PATIENCE).until(() -> second.polled().equals(feeds));
        assertThat(second.polling.states.keySet()).isEqualTo(feeds);
        assertThat(first.polled()).isEmpty();
    }

    @Test
    void anyInstanceTellsOfAllFeedsAndHasThemPolledByTheirOwner() {
        Instance first = new Instance();
        Instance second = new Instance();
        await().atMost(PATIENCE).until(() -> second.owner.ownedPartitions().size() == 2);
        Set<String> feeds = register(second, 20);
        await().atMost(PATIENCE)
                .until(() -> union(first.polled(), second.polled()).equals(feeds));

        String elsewhere = first.polled().iterator().next();
        assertThat(second.registry.requestPoll(elsewhere)).isTrue();
        first.log.save(elsewhere, Feeds.state(first.polling.address(elsewhere), NOW, 3));

        await().atMost(PATIENCE).until(() -> first.polling.requested.contains(elsewhere));
        await().atMost(PATIENCE)
                .until(() -> second.registry.find(elsewhere).orElseThrow().condition() == Condition.FAILING);
        assertThat(second.registry.all()).hasSize(20);
        assertThat(second.polling.requested).isEmpty();
    }

    @Test
    void aLateStateDoesNotBringADeletedFeedBack() {
        Instance instance = new Instance();
        String feed = register(instance, 1).iterator().next();
        await().atMost(PATIENCE).until(() -> instance.polled().contains(feed));
        PollState state = Feeds.state(instance.polling.address(feed), NOW, 0);

        assertThat(instance.registry.remove(feed)).isTrue();
        await().atMost(PATIENCE).until(() -> instance.polled().isEmpty());
        instance.log.save(feed, state).toCompletableFuture().join();

        try (TopicReader reader = new TopicReader(topic.connection().bootstrapServers(), topic.name(), PARTITIONS)) {
            await().atMost(PATIENCE)
                    .until(() -> reader.last(record -> record.key().equals(feed + "/state"))
                            .filter(record -> record.value() == null)
                            .isPresent());
            assertThat(reader.readAll())
                    .extracting(org.apache.kafka.clients.consumer.ConsumerRecord::partition)
                    .containsOnly(FeedKey.state(feed).partition(PARTITIONS));
        }
        assertThat(instance.registry.find(feed)).isEmpty();
        assertThat(instance.polled()).isEmpty();
    }

    @Test
    void aRestartFindsRegistrationsAndStates() {
        Instance before = new Instance();
        String feed = register(before, 1).iterator().next();
        await().atMost(PATIENCE).until(() -> before.polled().contains(feed));
        PollState state = Feeds.state(before.polling.address(feed), NOW, 2);
        before.log.save(feed, state).toCompletableFuture().join();
        before.owner.close();

        Instance after = new Instance();

        await().atMost(PATIENCE).until(() -> after.polled().contains(feed));
        assertThat(after.polling.states).containsEntry(feed, state);
    }

    @Test
    void theSameFeedsAreImportedOnce() {
        Instance instance = new Instance();
        List<NewFeed> list = IntStream.range(0, 43)
                .mapToObj(i -> NewFeed.at(FeedAddress.of("https://example.org/" + i)))
                .toList();

        assertThat(instance.registry.registerAll(list)).isEqualTo(new FeedRegistry.Imported(43, 0));
        assertThat(instance.registry.registerAll(list)).isEqualTo(new FeedRegistry.Imported(0, 43));
        assertThat(instance.registry.register(list.get(7)).added()).isFalse();
        assertThat(instance.registry.all()).hasSize(43);
    }

    private static Set<String> register(Instance instance, int count) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < count; i++) {
            NewFeed feed = NewFeed.at(FeedAddress.of("https://example.org/" + UUID.randomUUID()));
            assertThat(instance.registry.register(feed).added()).isTrue();
            ids.add(feed.address().id());
        }
        return ids;
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> all = new HashSet<>(one);
        all.addAll(other);
        return all;
    }

    private <T extends AutoCloseable> T opened(T resource) {
        open.add(resource);
        return resource;
    }

    private static FeedTopic topic() {
        String name = "feeds-" + UUID.randomUUID();
        return new FeedTopic(KafkaConnection.to(SharedStack.kafkaBootstrapServers()), name, PARTITIONS, name);
    }
}
