package dev.copydesk.stack;

import java.util.List;
import java.util.stream.Stream;

/**
 * Keeps the keys of a terminal away from children: Ctrl-C there goes to every process of the group, while children are
 * to be stopped in order by their parent.
 */
final class OwnSession {
    private OwnSession() {}

    /** The command under {@code setsid}; where there is none (macOS), under a shell that has the signals ignored. */
    static List<String> of(List<String> command) {
        // Both replace themselves by the command, so that the process started is the child itself.
        List<String> prefix = Executables.find("setsid")
                .map(List::of)
                .orElse(List.of("/bin/sh", "-c", "trap '' INT QUIT HUP; exec \"$@\"", "sh"));
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }
}
