package dev.copydesk.ingest.registry;

import static dev.copydesk.ingest.registry.Feeds.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.copydesk.ingest.poll.PollState;
import dev.copydesk.model.EventFormatException;
import dev.copydesk.model.EventJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OwnedPartitionTest {
    private final RecordingPolling polling = new RecordingPolling();
    private final List<String> forgotten = new ArrayList<>();
    private final OwnedPartition partition = new OwnedPartition(polling, forgotten::add);
    private final FeedRegistration feed = Feeds.registration("https://example.org/feed");
    private final PollState state = Feeds.state(feed.url(), NOW, 0);

    @Test
    void nothingIsPolledBeforeThePartitionWasReadToItsEnd() {
        register(feed);
        save(state);
        assertThat(polling.polled).isEmpty();

        partition.beginAtEnd();

        assertThat(polling.polled).containsOnlyKeys(feed.id());
        assertThat(polling.states).containsEntry(feed.id(), state);
        assertThat(forgotten).isEmpty();
    }

    @Test
    void theStateMayComeBeforeTheRegistration() {
        save(state);
        register(feed);

        partition.beginAtEnd();

        assertThat(polling.states).containsEntry(feed.id(), state);
    }

    @Test
    void aStateWithoutRegistrationIsIgnoredAndRemoved() {
        register(feed);
        save(state);
        register(null);

        partition.beginAtEnd();

        assertThat(polling.polled).isEmpty();
        assertThat(forgotten).containsExactly(feed.id());
    }

    @Test
    void aDeletedFeedIsStoppedAndALateStateDoesNotBringItBack() {
        register(feed);
        partition.beginAtEnd();

        register(null);
        save(state);

        assertThat(polling.polled).isEmpty();
        assertThat(forgotten).containsExactly(feed.id(), feed.id());
    }

    @Test
    void aStateOfAPolledFeedIsNotReadAgain() {
        register(feed);
        partition.beginAtEnd();

        save(state);

        assertThat(polling.states).isEmpty();
        assertThat(forgotten).isEmpty();
    }

    @Test
    void aRequestedPollIsMadeOnce() {
        register(feed);
        partition.beginAtEnd();

        register(feed.withPollRequestedAt(NOW));
        register(feed.withPollRequestedAt(NOW));

        assertThat(polling.requested).containsExactly(feed.id());
    }

    @Test
    void aPollThatWasRequestedWhileNobodyOwnedTheFeedIsMadeUpFor() {
        register(feed.withPollRequestedAt(NOW.plusSeconds(1)));
        save(state);

        partition.beginAtEnd();

        assertThat(polling.requested).containsExactly(feed.id());
    }

    @Test
    void aRequestThatWasAnsweredBeforeIsNotAnsweredAgain() {
        register(feed.withPollRequestedAt(NOW.minusSeconds(1)));
        save(state);

        partition.beginAtEnd();

        assertThat(polling.requested).isEmpty();
    }

    @Test
    void aRegistrationThatCannotBeReadLosesNothing() {
        assertThatThrownBy(() -> partition.apply(
                        FeedKey.registration(feed.id()), "{\"id\": 1}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(EventFormatException.class);
        save(state);

        partition.beginAtEnd();

        assertThat(polling.polled).isEmpty();
        assertThat(forgotten).isEmpty();
    }

    @Test
    void aPartitionThatGoesElsewhereIsPolledNoMore() {
        register(feed);
        partition.beginAtEnd();

        partition.end();

        assertThat(polling.polled).isEmpty();
        assertThat(forgotten).isEmpty();
    }

    private void register(@Nullable FeedRegistration registration) {
        partition.apply(FeedKey.registration(feed.id()), registration == null ? null : EventJson.write(registration));
    }

    private void save(PollState saved) {
        partition.apply(FeedKey.state(feed.id()), EventJson.write(saved));
    }
}
