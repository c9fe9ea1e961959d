package dev.copydesk.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Whole folders at once; symbolic links are never followed. */
public final class FileTree {
    private FileTree() {}

    /** The folder and all in it, the folder first; empty when it does not exist. */
    public static List<Path> list(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.toList();
        }
    }

    /** Deletes the folder and all in it; does nothing when it does not exist. */
    public static void delete(Path folder) throws IOException {
        List<Path> deepestFirst =
                list(folder).stream().sorted(Comparator.reverseOrder()).toList();
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
