package dev.copydesk.cli.supervise;

import dev.copydesk.cli.settings.DataFolder;
import dev.copydesk.cli.settings.Ports;
import dev.copydesk.stack.ChildProcess;
import dev.copydesk.stack.ChildSpec;
import dev.copydesk.stack.Readiness;
import dev.copydesk.stack.StackHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts a supervisor as a process of its own: in its own session, in the data folder, with an empty input and its output
 * in {@code supervisor.log}, so that it holds nothing of its caller's.
 */
public final class SupervisorLaunch {
    private static final long LOG_BYTES = 10_000_000;
    private static final int OLD_LOGS = 4;

    private final Path project;
    private final DataFolder data;
    private final Ports ports;

    /** @param project where the built programs are */
    public SupervisorLaunch(Path project, DataFolder data, Ports ports) {
        this.project = project;
        this.data = data;
        this.ports = ports;
    }

    public static Path log(DataFolder data) {
        return data.logs().resolve("supervisor.log");
    }

    /**
     * Checks the ports, copies the programs, starts.
     *
     * @param attached whether the stack is to end with this process
     */
    public ProcessHandle start(boolean attached) throws IOException {
        PortSurvey.requireFree(ports);
        Programs programs = new Programs(data);
        programs.copyFrom(project);
        Files.createDirectories(data.run());
        Files.createDirectories(data.logs());
        Files.deleteIfExists(data.stateFile());
        new LogRotation(LOG_BYTES, OLD_LOGS).rotateIfFull(log(data));
        ChildProcess supervisor = ChildProcess.start(new ChildSpec(
                "supervisor",
                command(programs, attached),
                environment(),
                data.path(),
                log(data),
                Readiness.whenRunning()));
        return ProcessHandle.of(supervisor.pid())
                .orElseThrow(() -> new IOException("the supervisor ended at once; read " + log(data)));
    }

    private List<String> command(Programs programs, boolean attached) {
        List<String> command = new ArrayList<>(List.of(
                StackPlan.java(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-D" + StackHome.PROPERTY + "="
                        + project.resolve("embedded-stack").resolve("target").resolve("stack"),
                "-jar",
                programs.cli().toString(),
                "supervise",
                "--data",
                data.path().toString(),
                "--port-offset",
                String.valueOf(ports.offset())));
        if (attached) {
            command.add("--owner");
            command.add(String.valueOf(ProcessHandle.current().pid()));
        }
        return command;
    }

    private static Map<String, String> environment() {
        return StackPlan.inherited();
    }
}
