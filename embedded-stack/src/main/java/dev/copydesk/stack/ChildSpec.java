package dev.copydesk.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How to start one child process, and how to know that it serves.
 *
 * @param name for people, such as {@code kafka}
 * @param command the program and its arguments, passed on as they are
 * @param environment the whole environment of the child; nothing else is inherited
 * @param directory its working directory; must exist
 * @param log the file to which its output is appended; created with its folder
 * @param readiness asked repeatedly until it is content
 */
public record ChildSpec(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path directory,
        Path log,
        Readiness readiness) {

    public ChildSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
