package dev.copydesk.testsupport.sample.pure;

import java.nio.file.Files;
import java.nio.file.Path;

/** Looks at the disk. */
final class Impure {
    private Impure() {}

    static boolean exists(String file) {
        return Files.exists(Path.of(file));
    }
}
