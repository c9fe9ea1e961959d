package dev.copydesk.kafka;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Does the same again and again, in a daemon thread of its own, until it is closed. Thread-safe. */
public final class Rounds implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Rounds.class);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(5);

    private final Round round;
    private final Thread thread;
    private Duration first = Duration.ZERO;
    private final CountDownLatch closing = new CountDownLatch(1);

    /**
     * What is done; a failure that may pass by the next round is its own to tell of. One that it lets through ends that round only, and
     * the next comes after a pause.
     */
    public interface Round {
        /**
         * @return the time until the next
         * @throws InterruptedException where something ended the thread, after which there is no further round
         */
        Duration go() throws InterruptedException;
    }

    /** @param name of the thread */
    public Rounds(String name, Round round) {
        this.round = round;
        this.thread = new Thread(this::goUntilClosed, name);
        this.thread.setDaemon(true);
    }

    /** Begins, once; the first round is at once. */
    public void start() {
        thread.start();
    }

    /** Begins, once; the first round is after a pause. */
    public void startAfter(Duration pause) {
        first = pause;
        thread.start();
    }

    private void goUntilClosed() {
        try {
            Duration pause = first;
            while (!closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = goOnce();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration goOnce() throws InterruptedException {
        try {
            return round.go();
        } catch (RuntimeException e) {
            LOG.errorf(e, "%s failed, and goes on in %s", thread.getName(), AFTER_A_FAILURE);
            return AFTER_A_FAILURE;
        }
    }

    /** Opens when no further round will begin; for whoever waits within one. */
    public CountDownLatch closing() {
        return closing;
    }

    /** Begins no further round, and returns at once. */
    @Override
    public void close() {
        closing.countDown();
    }

    /** The same, and waits for the end of the round that is under way. */
    public void closeAndJoin() {
        close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
