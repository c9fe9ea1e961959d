package dev.copydesk.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** A user and group of the system, by number. */
record UnixUser(int uid, int gid) {
    private static final int NOBODY = 65534;
    private static final Path ACCOUNTS = Path.of("/etc/passwd");

    /** Whether this process may do everything. */
    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    static UnixUser ownerOf(Path path) throws IOException {
        return new UnixUser(number(path, "unix:uid"), number(path, "unix:gid"));
    }

    private static int number(Path path, String attribute) throws IOException {
        return ((Number) Files.getAttribute(path, attribute, LinkOption.NOFOLLOW_LINKS)).intValue();
    }

    /** The account {@code nobody}, whose numbers differ between systems. */
    static UnixUser nobody() throws IOException {
        if (!Files.isReadable(ACCOUNTS)) {
            return new UnixUser(NOBODY, NOBODY);
        }
        return Files.readAllLines(ACCOUNTS).stream()
                .map(line -> line.split(":", -1))
                .filter(fields -> fields.length > 3 && fields[0].equals("nobody"))
                .map(fields -> new UnixUser(Integer.parseInt(fields[2]), Integer.parseInt(fields[3])))
                .findFirst()
                .orElse(new UnixUser(NOBODY, NOBODY));
    }

    /** Gives a folder and all in it to this user. */
    void own(Path folder) throws IOException {
        for (Path path : FileTree.list(folder)) {
            if (!ownerOf(path).equals(this)) {
                Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(path, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }
}
