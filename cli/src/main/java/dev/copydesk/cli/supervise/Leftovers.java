package dev.copydesk.cli.supervise;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Processes that a killed supervisor left behind, known by the state it wrote last. */
public final class Leftovers {
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final Duration KILL = Duration.ofSeconds(10);

    private Leftovers() {}

    /** Ends them; returns the names of those that still ran. */
    public static List<String> stop(RunState state) {
        List<ProcessState> alive = state.processes().stream()
                .filter(process -> process.id() != null && process.id().find().isPresent())
                .toList();
        List<ProcessHandle> family = alive.stream()
                .flatMap(process -> Optional.ofNullable(process.id()).flatMap(ProcessId::find).stream())
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .toList();
        family.forEach(ProcessHandle::destroy);
        if (!Poll.until(GRACE, () -> family.stream().noneMatch(ProcessHandle::isAlive))) {
            family.forEach(ProcessHandle::destroyForcibly);
            Poll.until(KILL, () -> family.stream().noneMatch(ProcessHandle::isAlive));
        }
        return alive.stream().map(ProcessState::name).toList();
    }
}
