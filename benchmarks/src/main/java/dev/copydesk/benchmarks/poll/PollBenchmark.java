package dev.copydesk.benchmarks.poll;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code copydesk benchmark poll}: polls many feeds of a server on loopback that behaves like many hosts.
 *
 * <p>Server and poller are processes of their own, so that the poller's CPU time and heap are its own.
 */
@Command(name = "poll", description = "Poll many feeds on loopback: full polls, and polls answered by 304.")
public final class PollBenchmark implements Callable<Integer> {

    @Option(names = "--feeds", description = "How many feeds (default ${DEFAULT-VALUE}).", defaultValue = "10000")
    private int feeds;

    @Option(
            names = "--rounds",
            description = "Measured rounds of each kind (default ${DEFAULT-VALUE}).",
            defaultValue = "3")
    private int rounds;

    @Option(
            names = "--warm-up",
            description = "Full rounds before the measured ones, for the compiler (default ${DEFAULT-VALUE}).",
            defaultValue = "4")
    private int warmUp;

    @Option(names = "--heap", description = "Heap of the poller (default ${DEFAULT-VALUE}).", defaultValue = "512m")
    private String heap = "512m";

    @Override
    public Integer call() throws IOException, InterruptedException {
        Process server = java(List.of("-Xmx1g"), FeedHosts.class, List.of());
        try {
            BufferedReader said =
                    new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
            String ports = said.readLine();
            if (ports == null) {
                throw new IllegalStateException("the server of the benchmark did not start; see its error above");
            }
            List<String> arguments = List.of(
                    Integer.toString(feeds),
                    Integer.toString(rounds),
                    Long.toString(server.pid()),
                    ports,
                    Integer.toString(warmUp));
            Process poller = java(List.of("-Xmx" + heap), PollRun.class, arguments);
            poller.getInputStream().transferTo(System.out);
            return poller.waitFor();
        } finally {
            server.destroy();
        }
    }

    private static Process java(List<String> options, Class<?> main, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), main.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** A jar with a class path in its manifest names only itself, which the child understands as well. */
    private static String classPath() {
        return System.getProperty("java.class.path");
    }
}
