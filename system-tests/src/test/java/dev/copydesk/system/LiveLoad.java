package dev.copydesk.system;

import static org.awaitility.Awaitility.await;

import dev.copydesk.testsupport.ServiceClient;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Pushes a few articles a second, as a client that sends again what was not answered: most are new, some revise one of before, some
 * are taken down after a while.
 */
final class LiveLoad implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long EVERY_MILLIS = 200;
    private static final int REVISED = 5;
    private static final int TAKEN_DOWN = 7;
    private static final int BACK = 10;

    private final ServiceClient ingest;
    private final String source;
    private final ShuffledNews news;
    private final Set<Integer> held = Collections.synchronizedSet(new TreeSet<>());
    private final List<String> refused = Collections.synchronizedList(new ArrayList<>());
    private final ReentrantLock sending = new ReentrantLock(true);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private int number;

    @SuppressWarnings("FutureReturnValueIgnored") // what is refused is kept
    LiveLoad(ServiceClient ingest, String source, ShuffledNews news) {
        this.ingest = ingest;
        this.source = source;
        this.news = news;
        clock.scheduleWithFixedDelay(this::next, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void next() {
        try {
            sending.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
            return;
        }
        try {
            number++;
            int before = number - BACK;
            if (before > 0 && number % TAKEN_DOWN == 0) {
                send("/takedowns", "{\"url\": \"" + ShuffledNews.url(source, before) + "\"}");
                held.remove(before);
            } else if (held.contains(before) && number % REVISED == 0) {
                send("/articles", ShuffledNews.row(source, before, news.text()));
            } else {
                send("/articles", ShuffledNews.row(source, number, news.text()));
                held.add(number);
            }
        } finally {
            sending.unlock();
        }
    }

    private void send(String path, String body) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(EVERY_MILLIS)).until(() -> isAnswered(path, body));
    }

    private boolean isAnswered(String path, String body) {
        try {
            ServiceClient.Reply answer = ingest.post(path, "application/json", body);
            if (answer.status() != 202 && answer.status() != 503) {
                refused.add(answer.status() + " " + answer.body());
            }
            return answer.status() != 503;
        } catch (UncheckedIOException e) {
            return false; // killed a moment ago, or not back yet
        }
    }

    /** Nothing is sent until {@link #goOn}; what was sent is acknowledged. */
    void rest() {
        sending.lock();
    }

    /** By the thread that let it rest. */
    void goOn() {
        sending.unlock();
    }

    /** How many of its articles are to be found in the end. */
    int held() {
        return held.size();
    }

    List<String> refused() {
        return List.copyOf(refused);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
