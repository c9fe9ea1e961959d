package dev.copydesk.ingest.fetch;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Collects one body within its bounds of size, rate and memory. On one event loop. */
final class BodyReading {
    private static final int FIRST_GUESS = 16 * 1024;
    /** What a server announces is not believed at once. */
    private static final int MOST_AT_ONCE = 256 * 1024;

    private static final byte[] NOTHING = {};

    private final FetchResources resources;
    private final FetchRequest wanted;
    private final HttpClientResponse response;
    private final BiConsumer<FetchFailure, String> failed;
    private final Consumer<byte[]> completed;

    private byte[] collected = NOTHING;
    private int size;
    private int sizeBefore;
    private long rateTimer = -1;
    private boolean stopped;

    BodyReading(
            FetchResources resources,
            FetchRequest wanted,
            HttpClientResponse response,
            BiConsumer<FetchFailure, String> failed,
            Consumer<byte[]> completed) {
        this.resources = resources;
        this.wanted = wanted;
        this.response = response;
        this.failed = failed;
        this.completed = completed;
    }

    void begin() {
        response.exceptionHandler(problem -> {
            if (!stopped) { // else it is the reset that we asked for
                failed.accept(Problems.classify(problem, FetchFailure.TRUNCATED), Problems.words(problem));
            }
        });
        long declared = declaredLength();
        if (declared > wanted.maxBytes()) {
            failed.accept(FetchFailure.TOO_LARGE, declared + " bytes, at most " + wanted.maxBytes());
            return;
        }
        if (!grow((int) Math.min(MOST_AT_ONCE, declared >= 0 ? declared : FIRST_GUESS))) {
            return;
        }
        int least = resources.limits().minBytesPerSecond();
        if (least > 0) {
            long window = resources.limits().rateWindow().toMillis();
            rateTimer = resources.vertx().setPeriodic(window, id -> judgeRate(least * window / 1000));
        }
        response.handler(this::add);
        response.endHandler(ended -> {
            if (!stopped) {
                stop();
                completed.accept(size == collected.length ? collected : Arrays.copyOf(collected, size));
            }
        });
    }

    /** Received so far. */
    long bytes() {
        return size;
    }

    void stop() {
        stopped = true;
        if (rateTimer >= 0) {
            resources.vertx().cancelTimer(rateTimer);
            rateTimer = -1;
        }
    }

    private void add(Buffer buffer) {
        if (stopped) {
            return;
        }
        long wantedSize = (long) size + buffer.length();
        if (wantedSize > wanted.maxBytes()) {
            failed.accept(FetchFailure.TOO_LARGE, "more than " + wanted.maxBytes() + " bytes");
            return;
        }
        boolean fits = wantedSize <= collected.length
                || grow((int) Math.min(wanted.maxBytes(), Math.max(wantedSize, 2L * collected.length)));
        if (fits) {
            buffer.getBytes(collected, size);
            size = (int) wantedSize;
        }
    }

    private boolean grow(int capacity) {
        if (!wanted.memory().growTo(capacity)) {
            failed.accept(FetchFailure.OVERLOADED, "");
            return false;
        }
        collected = Arrays.copyOf(collected, capacity);
        return true;
    }

    private void judgeRate(long least) {
        if (size - sizeBefore < least) {
            failed.accept(
                    FetchFailure.TOO_SLOW,
                    (size - sizeBefore) + " bytes in "
                            + resources.limits().rateWindow().toMillis() + " ms");
        }
        sizeBefore = size;
    }

    /** @return -1 where none is declared that can be read */
    private long declaredLength() {
        String length = response.getHeader("Content-Length");
        return length != null
                        && length.length() <= 18
                        && length.chars().allMatch(c -> c >= '0' && c <= '9')
                        && !length.isEmpty()
                ? Long.parseLong(length)
                : -1;
    }
}
