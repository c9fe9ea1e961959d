package dev.copydesk.index.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.copydesk.index.document.MonthIndex;
import dev.copydesk.model.EventJson;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which versions of articles are indexed. Blocking; thread-safe. */
@Singleton
public class IndexedVersions {
    private static final int IDS_PER_REQUEST = 1_000;

    private final JsonClient client;

    IndexedVersions(JsonClient client) {
        this.client = client;
    }

    /**
     * Those of the articles that are indexed, by id, whether a search finds them or their month left.
     *
     * @throws IOException if Elasticsearch does not answer
     */
    public Map<String, IndexedVersion> of(Collection<String> ids) throws IOException {
        return of(ids, client::searchWithExpired);
    }

    /** The same of a generation, whether it serves or not; what was not refreshed yet is not seen. */
    public Map<String, IndexedVersion> of(int generation, Collection<String> ids) throws IOException {
        return of(ids, body -> client.search(generation, body));
    }

    private interface Search {
        JsonNode of(ObjectNode body) throws IOException;
    }

    private static Map<String, IndexedVersion> of(Collection<String> ids, Search search) throws IOException {
        Map<String, IndexedVersion> versions = new HashMap<>();
        List<String> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += IDS_PER_REQUEST) {
            List<String> part = all.subList(from, Math.min(all.size(), from + IDS_PER_REQUEST));
            ObjectNode body = EventJson.mapper().createObjectNode().put("size", part.size());
            body.putObject("query")
                    .putObject("ids")
                    .set("values", EventJson.mapper().valueToTree(part));
            body.put("_source", "version");
            for (JsonNode hit : search.of(body).path("hits").path("hits")) {
                versions.put(
                        hit.path("_id").asText(),
                        new IndexedVersion(
                                hit.path("_source").path("version").asLong(),
                                MonthIndex.isExpired(hit.path("_index").asText())));
            }
        }
        return versions;
    }
}
