package dev.copydesk.stack;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder in which the build unpacked Kafka and Elasticsearch.
 *
 * @param folder absolute; holds {@code elasticsearch/} and {@code kafka/lib/}
 */
public record StackHome(Path folder) {
    /** The system property that names the folder. */
    public static final String PROPERTY = "copydesk.stack.home";

    private static final String REMEDY = "run ./mvnw -pl embedded-stack -am -DskipTests package";

    /** @throws StackException when something is missing in the folder, or Java cannot have it in a class path */
    public StackHome {
        folder = folder.toAbsolutePath().normalize();
        if (folder.toString().contains(File.pathSeparator)) {
            throw new StackException("Java cannot load classes from a path that holds '" + File.pathSeparator
                    + "': move the project out of " + folder);
        }
        for (String part :
                new String[] {"elasticsearch/lib", "elasticsearch/plugins/language-analyzers", "kafka/lib"}) {
            if (!Files.isDirectory(folder.resolve(part))) {
                throw new StackException(
                        "Kafka and Elasticsearch are not unpacked in " + folder + " (no " + part + "): " + REMEDY);
            }
        }
    }

    /**
     * The folder named by the system property {@value #PROPERTY}.
     *
     * @throws StackException when it is not set or not complete
     */
    public static StackHome locate() {
        String folder = System.getProperty(PROPERTY, "");
        if (folder.isBlank()) {
            throw new StackException("Where Kafka and Elasticsearch are unpacked is not known: " + REMEDY
                    + ", then set -D" + PROPERTY + "=embedded-stack/target/stack");
        }
        return new StackHome(Path.of(folder));
    }

    Path elasticsearch() {
        return folder.resolve("elasticsearch");
    }

    /** The class path of the broker and its tools, in the form that {@code java -cp} takes. */
    String kafkaClassPath() {
        return folder.resolve("kafka").resolve("lib") + File.separator + "*";
    }
}
