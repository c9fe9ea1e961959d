package dev.copydesk.testsupport;

import dev.copydesk.stack.ChildProcess;
import dev.copydesk.stack.ElasticsearchNode;
import dev.copydesk.stack.ElasticsearchSettings;
import dev.copydesk.stack.FileTree;
import dev.copydesk.stack.KafkaBroker;
import dev.copydesk.stack.KafkaSettings;
import dev.copydesk.stack.OrphanGuard;
import dev.copydesk.stack.StackHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Child processes of the test's JVM, empty at the start; they end with it, even when it is killed. Their folder stays
 * until the next run, for the logs.
 */
final class EmbeddedBackend implements StackBackend {
    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
    private static final Duration ORPHAN_GRACE = Duration.ofSeconds(10);

    private final Path folder;
    private final OrphanGuard guard = OrphanGuard.start(ORPHAN_GRACE);
    private final List<ChildProcess> children = new ArrayList<>();

    EmbeddedBackend(Path folder) {
        this.folder = folder;
    }

    @Override
    public Map<Server, String> start(Set<Server> servers) throws InterruptedException {
        StackHome home = StackHome.locate();
        Map<Server, String> addresses = new EnumMap<>(Server.class);
        if (servers.contains(Server.ELASTICSEARCH)) { // the slower one first
            ElasticsearchSettings settings = ElasticsearchSettings.forTests(emptyFolder("elasticsearch"));
            start(ChildProcess.start(ElasticsearchNode.prepare(home, settings)));
            addresses.put(Server.ELASTICSEARCH, settings.host());
        }
        if (servers.contains(Server.KAFKA)) {
            KafkaSettings settings = KafkaSettings.forTests(emptyFolder("kafka"));
            start(ChildProcess.start(KafkaBroker.prepare(home, settings)));
            addresses.put(Server.KAFKA, settings.bootstrapServers());
        }
        for (ChildProcess child : children) {
            child.awaitReady(START_TIMEOUT);
        }
        return addresses;
    }

    private void start(ChildProcess child) {
        guard.watch(child);
        children.add(child);
    }

    private Path emptyFolder(String name) {
        try {
            FileTree.delete(folder.resolve(name));
            return folder.resolve(name);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot empty the folder of an earlier run", e);
        }
    }

    @Override
    public void stop() {
        children.forEach(ChildProcess::terminate);
        children.forEach(ChildProcess::close);
        guard.close();
    }
}
