package dev.copydesk.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The listening TCP sockets of Linux, by the name they have among a process's open files.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_net.5.html">proc_pid_net(5)</a>
 */
final class ListeningSockets {
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final String LISTEN = "0A";

    private ListeningSockets() {}

    /** Such as {@code socket:[4711]}. */
    static Set<String> onPort(int port) {
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .map(Path::of)
                .flatMap(table -> read(table, port).stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> read(Path table, int port) {
        try (Stream<String> lines = Files.lines(table)) {
            return parse(lines, port);
        } catch (IOException noSuchTable) {
            return Set.of(); // a system without IPv6 has only one
        }
    }

    static Set<String> parse(Stream<String> lines, int port) {
        String suffix = String.format(Locale.ROOT, ":%04X", port);
        return lines.map(line -> line.strip().split("\\s+"))
                .filter(fields ->
                        fields.length > INODE && fields[STATE].equals(LISTEN) && fields[LOCAL_ADDRESS].endsWith(suffix))
                .map(fields -> "socket:[" + fields[INODE] + "]")
                .collect(Collectors.toSet());
    }
}
