package dev.copydesk.index.accounting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.copydesk.index.elasticsearch.PointInTime;
import dev.copydesk.index.elasticsearch.Sorts;
import dev.copydesk.model.EventJson;
import java.io.IOException;

/** Reads ids and revisions of a range of documents, in the order of the ids. */
final class IndexScan implements Findings.Scan {
    private static final int PAGE_SIZE = 5_000;

    private final PointInTime view;
    private final IdRange range;

    IndexScan(PointInTime view, IdRange range) {
        this.view = view;
        this.range = range;
    }

    @Override
    public void forEach(Visitor visitor) throws IOException {
        ObjectNode body = EventJson.mapper().createObjectNode().put("size", PAGE_SIZE);
        body.put("_source", false).put("track_total_hits", false);
        body.putObject("query")
                .putObject("range")
                .putObject("id")
                .put("gte", range.fromPrefix())
                .put("lt", range.toPrefix());
        body.putArray("docvalue_fields").add("revision");
        body.putArray("sort").add(Sorts.byId());
        while (true) {
            JsonNode hits = view.search(body).path("hits").path("hits");
            for (JsonNode hit : hits) {
                visitor.document(
                        hit.path("_id").asText(),
                        hit.path("fields").path("revision").path(0).asInt());
            }
            if (hits.size() < PAGE_SIZE) {
                return;
            }
            body.set("search_after", hits.get(hits.size() - 1).path("sort"));
        }
    }
}
