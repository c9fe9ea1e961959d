package dev.copydesk.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Starts a program as another user when this process is root's, since Elasticsearch refuses root. That user may lack
 * the way to the files (a clone below {@code /root} with mode 700); then the program gets the one capability that lets it
 * read everywhere, and write nowhere else.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/capabilities.7.html">capabilities(7)</a>
 */
final class DroppedPrivileges {
    private static final Set<PosixFilePermission> FOR_ALL_TO_ENTER = PosixFilePermissions.fromString("------r-x");
    private static final Set<PosixFilePermission> FOR_ALL_TO_PASS = PosixFilePermissions.fromString("--------x");
    private static final Set<PosixFilePermission> FOR_ALL_TO_READ = PosixFilePermissions.fromString("------r--");

    private DroppedPrivileges() {}

    /**
     * What to put before a command; nothing unless this process is root's.
     *
     * @param program a folder whose files the command reads
     * @param data a folder that becomes the user's own; the user is its owner, or {@code nobody} where that is root
     */
    static List<String> prefix(Path program, Path data) throws IOException {
        if (!UnixUser.isRoot()) {
            return List.of();
        }
        String setpriv = Executables.find("setpriv")
                .orElseThrow(() -> new StackException(
                        "Elasticsearch does not run as root, and the program setpriv (of util-linux) to start it as another"
                                + " user is not installed: install it, or start as a normal user"));
        UnixUser owner = UnixUser.ownerOf(data);
        UnixUser user = owner.uid() == 0 ? UnixUser.nobody() : owner;
        user.own(data);
        List<String> prefix =
                new ArrayList<>(List.of(setpriv, "--reuid=" + user.uid(), "--regid=" + user.gid(), "--clear-groups"));
        if (!canPass(data) || !canPass(JavaRuntime.home()) || !canPass(program) || !canReadAll(program)) {
            String capability = Capabilities.ofThisProcess().toReadEverywhere();
            prefix.add("--inh-caps=+" + capability);
            prefix.add("--ambient-caps=+" + capability);
            // Without it access(2), which Java asks whether a file exists, forgets the capability.
            prefix.add("--securebits=+no_setuid_fixup");
        }
        return prefix;
    }

    /** Whether anybody can go through all folders above, and into this one. */
    private static boolean canPass(Path folder) throws IOException {
        for (Path above = folder.toRealPath(); above != null; above = above.getParent()) {
            if (!Files.getPosixFilePermissions(above).containsAll(FOR_ALL_TO_PASS)) {
                return false;
            }
        }
        return true;
    }

    /** Whether anybody can read the program's files; its example configuration, which is closed, is not read. */
    private static boolean canReadAll(Path program) throws IOException {
        for (String part : List.of("lib", "modules", "plugins")) {
            for (Path path : FileTree.list(program.resolve(part))) {
                if (!Files.getPosixFilePermissions(path)
                        .containsAll(Files.isDirectory(path) ? FOR_ALL_TO_ENTER : FOR_ALL_TO_READ)) {
                    return false;
                }
            }
        }
        return true;
    }
}
