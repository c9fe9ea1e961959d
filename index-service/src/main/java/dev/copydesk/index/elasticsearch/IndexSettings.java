package dev.copydesk.index.elasticsearch;

/**
 * What depends on the size of the cluster.
 *
 * @param shards of each month; fixed when the month is created
 * @param replicas of each shard; a single node can hold none
 * @param refreshInterval time until a written article is found, in Elasticsearch's notation, such as {@code 1s}
 */
public record IndexSettings(int shards, int replicas, String refreshInterval) {

    public IndexSettings {
        if (shards < 1 || replicas < 0) {
            throw new IllegalArgumentException(
                    "wanted at least 1 shard and 0 replicas, got " + shards + " and " + replicas);
        }
    }
}
