package dev.copydesk.stack;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The Java that runs this process runs the children as well. */
final class JavaRuntime {
    /** These would change how a child starts, behind the back of its own options. */
    private static final Set<String> MEDDLING =
            Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH", "ES_JAVA_OPTS", "KAFKA_OPTS");

    private JavaRuntime() {}

    static Path home() {
        return Path.of(System.getProperty("java.home"));
    }

    static String executable() {
        return home().resolve("bin").resolve("java").toString();
    }

    /** This process's environment without what changes a JVM's options, and with the additions. */
    static Map<String, String> environment(Map<String, String> additions) {
        Map<String, String> environment = new TreeMap<>(System.getenv());
        environment.keySet().removeAll(MEDDLING);
        environment.putAll(additions);
        return environment;
    }
}
