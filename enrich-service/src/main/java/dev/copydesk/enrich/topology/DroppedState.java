package dev.copydesk.enrich.topology;

import dev.copydesk.model.Generation;
import dev.copydesk.model.Generations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** Deletes what this instance keeps on disk of generations that were dropped. Not thread-safe. */
final class DroppedState {
    private static final Logger LOG = Logger.getLogger(DroppedState.class);

    private final Path folder;
    private final Set<Integer> removed = new HashSet<>();

    private DroppedState(Path folder) {
        this.folder = folder;
    }

    static DroppedState of(Config config) {
        return new DroppedState(config.getValue("copydesk.state.dir", Path.class));
    }

    /** Once a generation; called when none of them runs here any more. */
    void remove(Generations now) {
        now.all().stream()
                .filter(one -> one.state() == Generation.State.DROPPED && removed.add(one.number()))
                .forEach(one -> {
                    delete(folder.resolve(EnrichTopology.annotatingId(one.number())));
                    delete(folder.resolve(EnrichTopology.lanesId(one.number())));
                });
    }

    private static void delete(Path state) {
        if (!Files.exists(state)) {
            return;
        }
        try (Stream<Path> files = Files.walk(state)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
            LOG.infof("deleted %s, the state of a generation that was dropped", state);
        } catch (IOException e) {
            LOG.warnf("%s is left over from a generation that was dropped; delete it: %s", state, e.toString());
        }
    }
}
