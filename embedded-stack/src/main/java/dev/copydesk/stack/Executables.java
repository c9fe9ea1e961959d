package dev.copydesk.stack;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Finds programs of the system. */
final class Executables {
    private static final List<String> USUAL_FOLDERS = List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin");

    private Executables() {}

    /** The program of that name on the path or in the system's usual folders. */
    static Optional<String> find(String name) {
        List<String> folders = new ArrayList<>(USUAL_FOLDERS);
        folders.addAll(Arrays.asList(
                Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator, -1)));
        return folders.stream()
                .filter(folder -> folder.startsWith("/"))
                .map(folder -> resolve(folder, name))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> resolve(String folder, String name) {
        try {
            Path file = Path.of(folder, name);
            return Files.isExecutable(file) ? Optional.of(file.toString()) : Optional.empty();
        } catch (InvalidPathException unusable) {
            return Optional.empty(); // a path that no file can have holds no program
        }
    }
}
