package dev.copydesk.index.write;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Puts records together to requests by bytes and time, and keeps several requests in flight. A record is read when its
 * request is made, so that what waits takes no more than its bytes.
 *
 * <p>A request goes when there is enough for one, or when its first record has waited for as long as it may, or, where nobody
 * waits for a fuller one, when none is in flight. Everything happens in one thread of the queue's own. Thread-safe.
 */
public final class WriteQueue implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(WriteQueue.class);
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(5);

    private final ActionReader reader;
    private final BulkWriter writer;
    private final RequestLimit limit;
    private final Letters letters;
    private final Function<AddressedLetter, Uni<Void>> bury;
    private final InstantSource clock;
    private final RequestPlan plan;
    private final long mostUnansweredBytes;
    private final ScheduledThreadPoolExecutor thread =
            new ScheduledThreadPoolExecutor(1, task -> new Thread(task, "index-writer"));

    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private long unansweredBytes;
    private int inFlight;
    private boolean stopping;
    private @Nullable ScheduledFuture<?> timer;
    private Runnable whenRoom = () -> {};

    /**
     * @param bury publishes a letter, and completes when it is safe; does not fail
     * @param plan asked before each request
     * @param mostUnansweredBytes of records' values, above which there is no room for more
     */
    public WriteQueue(
            ActionReader reader,
            BulkWriter writer,
            RequestLimit limit,
            Letters letters,
            Function<AddressedLetter, Uni<Void>> bury,
            InstantSource clock,
            RequestPlan plan,
            long mostUnansweredBytes) {
        this.reader = reader;
        this.writer = writer;
        this.limit = limit;
        this.letters = letters;
        this.bury = bury;
        this.clock = clock;
        this.plan = plan;
        this.mostUnansweredBytes = mostUnansweredBytes;
        thread.setRemoveOnCancelPolicy(true);
    }

    /** Records that came together and are answered for together. */
    private static final class Delivery {
        private final CompletableFuture<Void> answered = new CompletableFuture<>();
        private int open;

        void answerOne() {
            if (--open == 0) {
                answered.complete(null);
            }
        }
    }

    private record Waiting(ConsumerRecord<byte[], byte[]> received, Delivery delivery, long sinceMillis) {
        int bytes() {
            return received.value() == null ? 0 : received.value().length;
        }
    }

    /** Completes when each of the records is written, or stale, or its letter is safe. Does not fail. */
    public CompletionStage<Void> add(Iterable<ConsumerRecord<byte[], byte[]>> records) {
        Delivery delivery = new Delivery();
        thread.execute(() -> {
            long now = clock.millis();
            List<Waiting> added = new ArrayList<>();
            records.forEach(received -> added.add(new Waiting(received, delivery, now)));
            delivery.open = added.size() + 1;
            for (Waiting one : added) {
                waiting.add(one);
                waitingBytes += one.bytes();
                unansweredBytes += one.bytes();
            }
            delivery.answerOne(); // an empty delivery is answered at once
            send();
        });
        return delivery.answered;
    }

    /** Calls, once, when there is room for more records; at once if there is. One caller at a time. */
    public void whenRoom(Runnable call) {
        thread.execute(() -> {
            whenRoom = call;
            tellRoom();
        });
    }

    private void tellRoom() {
        if (!stopping && unansweredBytes < mostUnansweredBytes) {
            Runnable call = whenRoom;
            whenRoom = () -> {};
            call.run();
        }
    }

    private void send() {
        while (!waiting.isEmpty()) {
            RequestPlan.Batching now = plan.next();
            if (inFlight >= Math.min(limit.current(), now.mostInFlight())) {
                return; // the next answer leads here again
            }
            long age = clock.millis() - waiting.element().sinceMillis();
            if (waitingBytes < now.requestBytes()
                    && age < now.lingerMillis()
                    && (now.waits() || inFlight > 0)
                    && !stopping) {
                later(now.lingerMillis() - age);
                return;
            }
            write(nextRequest(now.requestBytes()));
        }
    }

    /** One timer for all that waits, else each record would leave one that goes on for as long as others come in. */
    private void later(long millis) {
        if (thread.isShutdown()) {
            return;
        }
        if (timer != null) {
            if (timer.getDelay(TimeUnit.MILLISECONDS) <= millis) {
                return; // it looks again
            }
            timer.cancel(false);
        }
        timer = thread.schedule(
                () -> {
                    timer = null;
                    send();
                },
                millis,
                TimeUnit.MILLISECONDS);
    }

    private List<Waiting> nextRequest(long requestBytes) {
        List<Waiting> request = new ArrayList<>();
        long bytes = 0;
        while (!waiting.isEmpty()
                && (request.isEmpty() || bytes + waiting.element().bytes() <= requestBytes)) {
            Waiting one = waiting.remove();
            bytes += one.bytes();
            request.add(one);
        }
        waitingBytes -= bytes;
        return request;
    }

    private void write(List<Waiting> request) {
        inFlight++;
        Uni.createFrom()
                .deferred(() -> {
                    DecodedBatch decoded = DecodedBatch.of(
                            request.stream().map(Waiting::received).toList(), reader);
                    return writer.write(decoded.actions(), plan::sending)
                            .map(rejected -> decoded.letters(rejected, letters));
                })
                .subscribe()
                .with(unwritable -> thread.execute(() -> answered(request, unwritable)), fault -> {
                    LOG.errorf(fault, "writing %d records failed as it never should; trying again", request.size());
                    again(request);
                });
    }

    @SuppressWarnings("FutureReturnValueIgnored") // writing does not fail
    private void again(List<Waiting> request) {
        thread.schedule(
                () -> {
                    inFlight--;
                    write(request);
                },
                AFTER_A_FAULT.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void answered(List<Waiting> request, List<AddressedLetter> unwritable) {
        inFlight--;
        Set<String> dead = new HashSet<>();
        unwritable.forEach(letter ->
                dead.add(place(letter.origin().partition(), letter.origin().offset())));
        for (Waiting one : request) {
            if (!dead.contains(place(one.received().partition(), one.received().offset()))) {
                answerOne(one);
            }
        }
        if (!unwritable.isEmpty()) {
            List<Waiting> buried = request.stream()
                    .filter(one -> dead.contains(
                            place(one.received().partition(), one.received().offset())))
                    .toList();
            Uni.join()
                    .all(unwritable.stream().map(bury).toList())
                    .usingConcurrencyOf(1) // each may be of the largest size
                    .andFailFast()
                    .subscribe()
                    .with(
                            safe -> thread.execute(() -> {
                                buried.forEach(this::answerOne);
                                tellRoom();
                            }),
                            fault -> LOG.errorf(fault, "letters were lost; their records stay unanswered"));
        }
        send();
        tellRoom();
    }

    private static String place(int partition, long offset) {
        return partition + "/" + offset;
    }

    private void answerOne(Waiting one) {
        unansweredBytes -= one.bytes();
        one.delivery().answerOne();
    }

    /** Takes no more, sends what waits, and waits for the answers as long as given; returns whether all came. */
    public boolean drain(Duration atMost) throws InterruptedException {
        CompletableFuture<Void> empty = new CompletableFuture<>();
        thread.execute(() -> {
            stopping = true;
            send();
            lookUntilEmpty(empty);
        });
        try {
            empty.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (java.util.concurrent.TimeoutException e) {
            return false;
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("cannot be: it never completes with a failure", e);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // looking does not fail
    private void lookUntilEmpty(CompletableFuture<Void> empty) {
        if (waiting.isEmpty() && inFlight == 0 && unansweredBytes == 0) {
            empty.complete(null);
        } else {
            thread.schedule(() -> lookUntilEmpty(empty), 20, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
