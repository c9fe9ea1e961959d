package dev.copydesk.index.disk;

import dev.copydesk.kafka.Rounds;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The space on the servers' disks, for Prometheus: whoever runs Copydesk need not run an exporter for each. Asked in the background;
 * a server that does not answer has no number.
 */
@Singleton
class DiskMetrics {
    private static final Logger LOG = Logger.getLogger(DiskMetrics.class);
    private static final long RETRY_SECONDS = 5;

    private final Disks disks;
    private final MultiGauge free;
    private final MultiGauge size;
    private final long everySeconds;
    private final Rounds rounds = new Rounds("disk-metrics", this::askAgain);

    DiskMetrics(
            Disks disks,
            MeterRegistry registry,
            @ConfigProperty(name = "copydesk.metrics.disk-every-seconds") long everySeconds) {
        this.disks = disks;
        this.everySeconds = everySeconds;
        this.free = gauge("copydesk.disk.free", "Space that the server can still write to", registry);
        this.size = gauge("copydesk.disk.size", "Size of the file system that the server writes to", registry);
    }

    private static MultiGauge gauge(String name, String description, MeterRegistry registry) {
        return MultiGauge.builder(name)
                .baseUnit(BaseUnits.BYTES)
                .description(description)
                .register(registry);
    }

    void start(@Observes StartupEvent event) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.close();
    }

    private Duration askAgain() throws InterruptedException {
        return Duration.ofSeconds(ask() ? everySeconds : Math.min(everySeconds, RETRY_SECONDS));
    }

    /** Returns whether both servers told. */
    private boolean ask() throws InterruptedException {
        List<DiskSpace> found = new ArrayList<>();
        boolean complete = true;
        try {
            found.addAll(disks.ofElasticsearch());
        } catch (IOException | RuntimeException e) { // the next time may go well
            LOG.debugf("no disk space of Elasticsearch: %s", e);
            complete = false;
        }
        try {
            found.addAll(disks.ofKafka());
        } catch (IOException | RuntimeException e) { // the next time may go well
            LOG.debugf("no disk space of Kafka: %s", e);
            complete = false;
        }
        free.register(rows(found, DiskSpace::freeBytes), true);
        size.register(rows(found, DiskSpace::sizeBytes), true);
        return complete;
    }

    private static List<MultiGauge.Row<?>> rows(List<DiskSpace> disks, ToLongFunction<DiskSpace> bytes) {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        disks.forEach(disk -> rows.add(
                MultiGauge.Row.of(Tags.of("server", disk.server(), "node", disk.node()), bytes.applyAsLong(disk))));
        return rows;
    }
}
