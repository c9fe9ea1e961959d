package dev.copydesk.benchmarks.poll;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

/** Where the CPU time of a run went, by the JVM's own sampling. */
final class HotSpots {
    private static final int TOP = 20;

    private HotSpots() {}

    interface Run {
        void run() throws Exception;
    }

    /** @return the recording, a temporary file */
    static Path record(Run run) throws Exception {
        Path file = Files.createTempFile("poll-benchmark", ".jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(10));
            recording.enable("jdk.NativeMethodSample").withPeriod(Duration.ofMillis(10));
            recording.start();
            run.run();
            recording.stop();
            recording.dump(file);
        }
        return file;
    }

    /** Prints the methods on top of the stack, and the packages of Copydesk and of libraries that they worked for. */
    static void print(String title, Path file) throws IOException {
        Map<String, Integer> methods = new HashMap<>();
        Map<String, Integer> parts = new HashMap<>();
        int samples = 0;
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                if (event.getStackTrace() == null
                        || event.getStackTrace().getFrames().isEmpty()) {
                    continue;
                }
                String top = name(event.getStackTrace().getFrames().get(0).getMethod());
                boolean waits = top.contains("epollWait") || top.contains("EPoll.wait") || top.contains("accept");
                if (waits) {
                    continue;
                }
                samples++;
                methods.merge(top, 1, Integer::sum);
                parts.merge(part(event), 1, Integer::sum);
            }
        }
        System.out.printf("%nprofile of %s, %d samples:%n", title, samples);
        print(parts, samples);
        System.out.println("methods on top of the stack:");
        print(methods, samples);
        Files.delete(file);
    }

    private static void print(Map<String, Integer> counts, int all) {
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(TOP)
                .forEach(
                        entry -> System.out.printf("  %5.1f %%  %s%n", 100.0 * entry.getValue() / all, entry.getKey()));
    }

    /** The innermost class of Copydesk, else the package of the outermost frame that says something. */
    private static String part(RecordedEvent event) {
        for (var frame : event.getStackTrace().getFrames()) {
            String type = frame.getMethod().getType().getName();
            if (type.startsWith("dev.copydesk")) {
                return "in or below " + type;
            }
        }
        for (var frame : event.getStackTrace().getFrames()) {
            String type = frame.getMethod().getType().getName();
            if (type.startsWith("io.vertx") || type.startsWith("io.netty")) {
                return "in or below " + type.replaceFirst("^(\\w+\\.\\w+\\.\\w+).*", "$1");
            }
        }
        return "elsewhere";
    }

    private static String name(RecordedMethod method) {
        return method.getType().getName() + "." + method.getName();
    }
}
