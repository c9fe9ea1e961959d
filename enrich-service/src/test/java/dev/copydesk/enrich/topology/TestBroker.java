package dev.copydesk.enrich.topology;

import dev.copydesk.stack.ChildProcess;
import dev.copydesk.stack.KafkaBroker;
import dev.copydesk.stack.KafkaSettings;
import dev.copydesk.stack.StackHome;
import java.nio.file.Path;
import java.time.Duration;

/** A broker of one test's own, which can be killed and comes back with its data. */
final class TestBroker implements AutoCloseable {
    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);

    private final KafkaSettings settings;
    private ChildProcess process;

    TestBroker(Path folder) throws InterruptedException {
        this.settings = KafkaSettings.forTests(folder);
        this.process = start(settings);
    }

    String bootstrapServers() {
        return settings.bootstrapServers();
    }

    /** As {@code kill -9} does. */
    void kill() {
        ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly);
        process.onExit().join();
    }

    void restart() throws InterruptedException {
        process = start(settings);
    }

    private static ChildProcess start(KafkaSettings settings) throws InterruptedException {
        ChildProcess process = ChildProcess.start(KafkaBroker.prepare(StackHome.locate(), settings));
        process.awaitReady(START_TIMEOUT);
        return process;
    }

    @Override
    public void close() {
        process.close();
    }
}
