package dev.copydesk.cli.supervise;

import dev.copydesk.cli.exit.CommandFailure;
import dev.copydesk.cli.settings.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The built programs, copied into the data folder: a rebuild must not pull jars from under running JVMs. Only what has
 * changed since the last copy is copied.
 */
final class Programs {
    private static final List<String> SERVICES = List.of(StackPlan.INGEST, StackPlan.ENRICH, StackPlan.INDEX);
    private static final String CLI = "cli";
    private static final String CLI_JAR = "copydesk-cli.jar";

    private final Path folder;

    Programs(DataFolder data) {
        this.folder = data.programs();
    }

    /** What {@code java -jar} takes to run a service. */
    Path service(String name) {
        return folder.resolve(name).resolve("quarkus-run.jar");
    }

    /** What {@code java -jar} takes to run this command. */
    Path cli() {
        return folder.resolve(CLI).resolve(CLI_JAR);
    }

    /** Copies what was built in the project; must not be called while a stack runs from this data folder. */
    void copyFrom(Path project) throws IOException {
        for (String service : SERVICES) {
            mirror(project.resolve(service).resolve("target").resolve("quarkus-app"), folder.resolve(service));
        }
        Path built = project.resolve(CLI).resolve("target");
        mirror(built.resolve("lib"), folder.resolve(CLI).resolve("lib"));
        copy(built.resolve(CLI_JAR), cli());
    }

    private static void mirror(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            throw CommandFailure.internal(
                    from + " is missing, the project is not built; build it with" + " './mvnw -DskipTests package'");
        }
        Files.createDirectories(to);
        Set<Path> wanted = new HashSet<>();
        try (Stream<Path> sources = Files.walk(from)) {
            for (Path source : (Iterable<Path>) sources::iterator) {
                Path target = to.resolve(from.relativize(source).toString());
                wanted.add(target);
                if (Files.isDirectory(source)) {
                    Files.createDirectories(target);
                } else {
                    copy(source, target);
                }
            }
        }
        try (Stream<Path> present = Files.walk(to)) {
            for (Path old : present.filter(path -> !Files.isDirectory(path) && !wanted.contains(path))
                    .toList()) {
                Files.delete(old);
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.exists(to)
                && Files.size(from) == Files.size(to)
                && Files.getLastModifiedTime(from).equals(Files.getLastModifiedTime(to))) {
            return;
        }
        Path draft = to.resolveSibling(to.getFileName() + ".new");
        Files.copy(from, draft, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        Files.move(draft, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
