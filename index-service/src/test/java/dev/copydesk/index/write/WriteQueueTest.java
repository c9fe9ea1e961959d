package dev.copydesk.index.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.copydesk.index.Articles;
import dev.copydesk.kafka.trace.TracedStage;
import dev.copydesk.model.EnrichedArticle;
import dev.copydesk.model.EventJson;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WriteQueueTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HoldingSink sink = new HoldingSink();
    private final List<AddressedLetter> buried = new CopyOnWriteArrayList<>();
    private final RequestLimit limit = new RequestLimit(2);
    private final WriteQueue queue = queue(3_000, 60_000, 10_000);

    /** Answers when it is told to. */
    private static final class HoldingSink implements ArticleSink {
        final List<List<WriteAction>> requests = new CopyOnWriteArrayList<>();
        final List<UniEmitter<? super List<BulkItemOutcome>>> open = new CopyOnWriteArrayList<>();

        @Override
        public Uni<List<BulkItemOutcome>> write(List<WriteAction> actions) {
            return Uni.createFrom().emitter(emitter -> {
                open.add(emitter);
                requests.add(actions);
            });
        }

        void answer(int request) {
            open.get(request)
                    .complete(Collections.nCopies(requests.get(request).size(), new BulkItemOutcome.Indexed()));
        }

        @Override
        public Uni<Void> createMonths(Collection<String> indices) {
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<Void> ping() {
            return Uni.createFrom().voidItem();
        }
    }

    private WriteQueue queue(long requestBytes, long lingerMillis, long unansweredBytes) {
        return queue(() -> new RequestPlan.Batching(requestBytes, lingerMillis, false, 9), unansweredBytes);
    }

    private WriteQueue queue(RequestPlan plan, long unansweredBytes) {
        InstantSource clock = InstantSource.system();
        return new WriteQueue(
                new ActionReader(1, TracedStage.OFF),
                new BulkWriter(
                        sink,
                        new RetryDelay(Duration.ofMillis(1), Duration.ofMillis(5)),
                        () -> 0.5,
                        new RetryState(clock),
                        limit,
                        Answers.UNHEARD),
                limit,
                new Letters(clock),
                letter -> {
                    buried.add(letter);
                    return Uni.createFrom().voidItem();
                },
                clock,
                plan,
                unansweredBytes);
    }

    @AfterEach
    void close() {
        queue.close();
    }

    @Test
    void theFirstRecordGoesAtOnceAndThoseBehindItShareARequestWhenThereIsEnough() {
        CompletableFuture<Void> first = add(List.of(record(0)));
        await().atMost(PATIENCE).until(() -> sink.requests.size() == 1);

        CompletableFuture<Void> second = add(List.of(record(1)));
        CompletableFuture<Void> behind = add(List.of(record(2), record(3), record(4), record(5)));
        await().atMost(PATIENCE).until(() -> sink.requests.size() == 2);

        assertThat(sink.requests.get(1)).hasSizeGreaterThan(1);
        sink.answer(1);
        await().atMost(PATIENCE).until(second::isDone);
        assertThat(first).isNotDone();
        await().atMost(PATIENCE).until(() -> {
            for (int i = 0; i < sink.open.size(); i++) {
                sink.answer(i);
            }
            return first.isDone() && behind.isDone();
        });
    }

    @Test
    void whoeverWaitsForAFullerRequestGetsOneUntilThatEnds() {
        AtomicBoolean loading = new AtomicBoolean(true);
        WriteQueue patient = queue(() -> new RequestPlan.Batching(6_000, 60_000, loading.get(), 9), 100_000);
        try {
            for (int offset = 0; offset < 20; offset++) {
                patient.add(List.of(record(offset)));
            }
            await().atMost(PATIENCE).until(() -> !sink.requests.isEmpty());
            assertThat(sink.requests.get(0)).hasSizeGreaterThan(2);

            loading.set(false);

            await().atMost(PATIENCE).until(() -> {
                for (int request = 0; request < sink.open.size(); request++) {
                    sink.answer(request);
                }
                return sink.requests.stream().mapToInt(List::size).sum() == 20;
            });
        } finally {
            patient.close();
        }
    }

    /** Waits with all that comes for as long as it may, and counts how often it looks. */
    private WriteQueue waitingFor(AtomicLong linger, AtomicInteger asked) {
        return queue(
                () -> {
                    asked.incrementAndGet();
                    return new RequestPlan.Batching(1_000_000, linger.get(), true, 9);
                },
                1_000_000);
    }

    @Test
    void whatIsAddedWhileRecordsWaitMakesTheQueueLookNoMoreOften() {
        int records = 200;
        AtomicInteger asked = new AtomicInteger();
        AtomicLong linger = new AtomicLong(500);
        WriteQueue patient = waitingFor(linger, asked);
        try {
            for (int offset = 0; offset < records; offset++) {
                patient.add(List.of(record(offset)));
            }
            await().atMost(PATIENCE).until(() -> asked.get() >= records);
            linger.set(1_500);

            await().atMost(PATIENCE).until(() -> sink.requests.size() == 1);
            assertThat(asked).hasValueLessThan(records + 20);
        } finally {
            patient.close();
        }
    }

    @Test
    void aRecordGoesEarlierWhereItMayNoLongerWaitAsLong() {
        AtomicInteger asked = new AtomicInteger();
        AtomicLong linger = new AtomicLong(60_000);
        WriteQueue patient = waitingFor(linger, asked);
        try {
            patient.add(List.of(record(0)));
            await().atMost(PATIENCE).until(() -> asked.get() == 1);
            linger.set(1_000);
            patient.add(List.of(record(1)));

            await().atMost(PATIENCE).until(() -> sink.requests.size() == 1);
        } finally {
            patient.close();
        }
    }

    @Test
    void noMoreAreInFlightThanThePlanSaysAndItHearsWhenEachIsAnswered() {
        AtomicInteger most = new AtomicInteger(1);
        AtomicInteger sent = new AtomicInteger();
        AtomicInteger answered = new AtomicInteger();
        WriteQueue held = queue(
                new RequestPlan() {
                    @Override
                    public Batching next() {
                        return new Batching(1, 0, false, most.get());
                    }

                    @Override
                    public Runnable sending() {
                        sent.incrementAndGet();
                        return answered::incrementAndGet;
                    }
                },
                100_000);
        try {
            CompletableFuture<Void> added =
                    held.add(List.of(record(0), record(1), record(2))).toCompletableFuture();
            await().atMost(PATIENCE).until(() -> sink.requests.size() == 1);
            assertThat(sent).hasValue(1);
            assertThat(answered).hasValue(0);

            most.set(2);
            sink.answer(0);

            await().atMost(PATIENCE).until(() -> sink.requests.size() == 3);
            assertThat(sent).hasValue(3);
            assertThat(answered).hasValue(1);
            sink.answer(1);
            sink.answer(2);
            await().atMost(PATIENCE).until(added::isDone);
        } finally {
            held.close();
        }
    }

    @Test
    void nothingMoreIsAskedForUntilWhatIsThereIsAnswered() {
        AtomicInteger asked = new AtomicInteger();
        byte[] large = new byte[20_000];
        CompletableFuture<Void> added = add(List.of(new ConsumerRecord<>("t", 0, 0, null, large)));
        queue.whenRoom(asked::incrementAndGet);

        await().atMost(PATIENCE).until(added::isDone); // unreadable, hence a letter
        await().atMost(PATIENCE).until(() -> asked.get() == 1);
        assertThat(buried).hasSize(1);
    }

    @Test
    void anUnreadableRecordIsAnsweredByItsLetter() {
        CompletableFuture<Void> added = add(List.of(new ConsumerRecord<>("t", 0, 7, null, new byte[] {1}), record(8)));
        await().atMost(PATIENCE).until(() -> sink.requests.size() == 1);
        assertThat(added).isNotDone();
        sink.answer(0);

        await().atMost(PATIENCE).until(added::isDone);
        assertThat(buried)
                .singleElement()
                .satisfies(letter -> assertThat(letter.letter().offset()).isEqualTo(7));
    }

    @Test
    void drainingWaitsForTheAnswers() throws InterruptedException {
        assertThat(add(List.of(record(0)))).isNotDone();
        await().atMost(PATIENCE).until(() -> sink.requests.size() == 1);

        assertThat(queue.drain(Duration.ofMillis(100))).isFalse();
        sink.answer(0);
        assertThat(queue.drain(PATIENCE)).isTrue();
    }

    private CompletableFuture<Void> add(List<ConsumerRecord<byte[], byte[]>> records) {
        return queue.add(records).toCompletableFuture();
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset) {
        EnrichedArticle article = Articles.titled("Article " + offset).build();
        return new ConsumerRecord<>(
                "t", 0, offset, article.id().getBytes(StandardCharsets.UTF_8), EventJson.write(article));
    }
}
