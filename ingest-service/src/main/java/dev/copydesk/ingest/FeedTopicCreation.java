package dev.copydesk.ingest;

import dev.copydesk.ingest.registry.FeedTopic;
import dev.copydesk.kafka.ServiceEnd;
import dev.copydesk.kafka.TopicCreation;
import dev.copydesk.kafka.TopicMismatchException;
import dev.copydesk.kafka.TopicSpec;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.jboss.logging.Logger;

/** Waits for Kafka, creates the topic of the feeds where it is missing, and then goes on; in a thread of its own. */
final class FeedTopicCreation implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(FeedTopicCreation.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final FeedTopic topic;
    private final Runnable next;
    private final Thread thread = new Thread(this::create, "feeds-topic");
    private final CountDownLatch closing = new CountDownLatch(1);

    /** @param next called once, when the topic is there */
    FeedTopicCreation(FeedTopic topic, Runnable next) {
        this.topic = topic;
        this.next = next;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void create() {
        try {
            do {
                if (isThere()) {
                    next.run();
                    return;
                }
            } while (!closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TopicMismatchException e) {
            ServiceEnd.because(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isThere() throws InterruptedException {
        try (Admin admin = topic.connection().admin()) {
            TopicCreation.ensure(admin, List.of(TopicSpec.ofFeeds(topic.partitions())));
            return true;
        } catch (TopicMismatchException e) {
            throw e;
        } catch (ExecutionException | RuntimeException e) {
            Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
            LOG.warnf("the topic %s cannot be had (%s); trying again", topic.name(), cause);
            return false;
        }
    }

    @Override
    public void close() {
        closing.countDown();
    }
}
