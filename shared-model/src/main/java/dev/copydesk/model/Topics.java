package dev.copydesk.model;

/** The names of the Kafka topics. */
public final class Topics {
    /** All that came in, kept 30 days. Key: article id. */
    public static final String RECEIVED = "articles.received";
    /** The corpus: {@link RawArticle}s that admission let pass, compacted. Key: article id. */
    public static final String RAW = "articles.raw";
    /** Removals, compacted. Key: article id. */
    public static final String TAKEDOWNS = "articles.takedowns";
    /** Records that admission or enrichment could not handle. */
    public static final String RAW_DEAD = "articles.raw.dead";
    /** Records that Elasticsearch refused. */
    public static final String ENRICHED_DEAD = "articles.enriched.dead";
    /** The feed registry and the pollers' state, compacted. */
    public static final String FEEDS = "feeds";
    /** The state of every generation, compacted. */
    public static final String GENERATIONS = "generations";

    private static final String ENRICHED_PREFIX = "articles.enriched-g";
    private static final String LANES_PREFIX = "articles.lanes-g";

    private Topics() {}

    /** {@link EnrichedArticle}s of one generation, compacted. Key: article id. */
    public static String enriched(int generation) {
        return ENRICHED_PREFIX + checked(generation);
    }

    /** Annotated articles on their way to the lanes of one generation, partitioned by language; deleted when read. */
    public static String lanes(int generation) {
        return LANES_PREFIX + checked(generation);
    }

    private static int checked(int generation) {
        if (generation < 1) {
            throw new IllegalArgumentException("generation is " + generation + ", wanted 1 or more");
        }
        return generation;
    }
}
