package dev.copydesk.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The effective capabilities of a process, which inside a container are fewer than all even for root.
 *
 * @param bits as in {@code linux/capability.h}
 */
record Capabilities(long bits) {
    private static final int DAC_OVERRIDE = 1;
    private static final int DAC_READ_SEARCH = 2;
    private static final String FIELD = "CapEff:";

    static Capabilities ofThisProcess() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return parse(lines);
        }
    }

    /** @param lines of {@code /proc/[pid]/status} */
    static Capabilities parse(Stream<String> lines) {
        return new Capabilities(lines.filter(line -> line.startsWith(FIELD))
                .map(line ->
                        Long.parseUnsignedLong(line.substring(FIELD.length()).strip(), 16))
                .findFirst()
                .orElse(0L));
    }

    /**
     * The least capability held that lets a process read any file. Containers have only the wider one by default.
     *
     * @throws StackException when there is none
     */
    String toReadEverywhere() {
        if (has(DAC_READ_SEARCH)) {
            return "dac_read_search";
        }
        if (has(DAC_OVERRIDE)) {
            return "dac_override";
        }
        throw new StackException("Elasticsearch does not run as root, and other users cannot reach its files: move the"
                + " project to a folder that everybody can enter, or start as a normal user");
    }

    private boolean has(int capability) {
        return (bits >> capability & 1) == 1;
    }
}
