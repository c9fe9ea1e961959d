package dev.copydesk.cli.settings;

/**
 * The ports of a stack, all shifted by one offset, so that several stacks can live on one machine.
 *
 * @param offset 0 for the standard ports, at most {@value #MAX_OFFSET}
 */
public record Ports(int offset) {
    /** With it the highest port in use is still below 65536. */
    public static final int MAX_OFFSET = 56_000;

    private static final int INGEST = 8081;
    private static final int ENRICH = 8082;
    private static final int INDEX = 8083;
    private static final int KAFKA = 9092;
    private static final int ELASTICSEARCH = 9200;

    public Ports {
        if (offset < 0 || offset > MAX_OFFSET) {
            throw new IllegalArgumentException("port offset is " + offset + ", wanted 0 to " + MAX_OFFSET);
        }
    }

    public int ingest() {
        return INGEST + offset;
    }

    public int enrich() {
        return ENRICH + offset;
    }

    public int index() {
        return INDEX + offset;
    }

    public int kafka() {
        return KAFKA + offset;
    }

    public int elasticsearch() {
        return ELASTICSEARCH + offset;
    }
}
