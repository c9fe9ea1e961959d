package dev.copydesk.stack;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The process that listens on a port.
 *
 * @param command its command line, shortened
 */
public record PortHolder(long pid, String command) {
    private static final int LONGEST_COMMAND = 160;
    private static final long LSOF_SECONDS = 5;

    /** Found through {@code /proc} or, where there is none, {@code lsof}; empty when it is hidden from this user. */
    public static Optional<PortHolder> of(int port) {
        OptionalLong pid = Files.isDirectory(Path.of("/proc/self/fd")) ? fromProc(port) : fromLsof(port);
        return pid.isPresent() ? Optional.of(describe(pid.getAsLong())) : Optional.empty();
    }

    /** Such as {@code process 4711 (java -jar kafka.jar)}. */
    public String describe() {
        return "process " + pid + " (" + command + ")";
    }

    private static PortHolder describe(long pid) {
        String command = ProcessHandle.of(pid)
                .flatMap(process -> process.info().commandLine())
                .orElse("command unknown")
                .replaceAll("\\s+", " ");
        return new PortHolder(
                pid, command.length() > LONGEST_COMMAND ? command.substring(0, LONGEST_COMMAND) + "…" : command);
    }

    private static OptionalLong fromProc(int port) {
        Set<String> sockets = ListeningSockets.onPort(port);
        return ProcessHandle.allProcesses()
                .mapToLong(ProcessHandle::pid)
                .filter(pid -> !sockets.isEmpty() && holdsAny(pid, sockets))
                .findFirst();
    }

    private static boolean holdsAny(long pid, Set<String> sockets) {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc/" + pid + "/fd"))) {
            for (Path descriptor : descriptors) {
                if (Files.isSymbolicLink(descriptor)
                        && sockets.contains(Files.readSymbolicLink(descriptor).toString())) {
                    return true;
                }
            }
            return false;
        } catch (IOException otherUserOrEnded) {
            return false; // what may not be seen is reported as unknown
        }
    }

    private static OptionalLong fromLsof(int port) {
        Optional<String> lsof = Executables.find("lsof");
        if (lsof.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            Process process = new ProcessBuilder(lsof.get(), "-nP", "-iTCP:" + port, "-sTCP:LISTEN", "-t")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (Stream<String> lines = process.inputReader().lines()) {
                return process.waitFor(LSOF_SECONDS, TimeUnit.SECONDS)
                        ? lines.filter(line -> line.matches("\\d{1,18}"))
                                .mapToLong(Long::parseLong)
                                .findFirst()
                        : OptionalLong.empty();
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException cannotTell) {
            return OptionalLong.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        }
    }
}
