package dev.copydesk.cli.settings;

import java.nio.file.Path;

/**
 * The folder that holds everything a stack keeps.
 *
 * @param path absolute
 */
public record DataFolder(Path path) {
    public DataFolder {
        path = path.toAbsolutePath().normalize();
    }

    /** The logs, one file a process, rotated. */
    public Path logs() {
        return path.resolve("logs");
    }

    /** What runs just now: the state file and the locks. */
    public Path run() {
        return path.resolve("run");
    }

    /** Written by the supervisor, read by every other command. */
    public Path stateFile() {
        return run().resolve("state.json");
    }

    /** Which list of feeds was registered last with the seeds. */
    public Path registeredFeeds() {
        return path.resolve("registered-feeds");
    }

    /** Copies of the built programs: a rebuild must not pull jars from under a running JVM. */
    public Path programs() {
        return path.resolve("app");
    }

    public Path kafka() {
        return path.resolve("kafka");
    }

    public Path elasticsearch() {
        return path.resolve("elasticsearch");
    }

    /** Where a service keeps its Kafka Streams state. */
    public Path stateOf(String service) {
        return path.resolve("state").resolve(service);
    }
}
