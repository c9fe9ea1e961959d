package dev.copydesk.index.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.copydesk.index.document.MonthIndex;
import dev.copydesk.model.EventJson;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The months that Elasticsearch has, whether all that belongs into them was written, and when they are to leave. Blocking;
 * thread-safe.
 */
@Singleton
public class Months {
    /** In a month's mapping: false while articles that were written to a vanished one of its name may be missing. */
    static final String FILLED = "filled";

    private static final String LEAVES_AT = "leavesAt";
    private static final String META = "/mappings/_meta";

    private final JsonClient client;

    Months(JsonClient client) {
        this.client = client;
    }

    /** The names of a generation's months, of those that left the index too. */
    public Set<String> existing(int generation) throws IOException {
        Set<String> names = new TreeSet<>();
        mappings(generation).keySet().forEach(index -> names.add(nameOfMonth(generation, index)));
        return names;
    }

    /** The names of those that were created and not filled since. */
    public Set<String> unfilled(int generation) throws IOException {
        Set<String> names = new TreeSet<>();
        mappings(generation).forEach((index, mapping) -> {
            JsonNode filled = mapping.at(META).path(FILLED);
            if (filled.isBoolean() && !filled.booleanValue()) {
                names.add(nameOfMonth(generation, index));
            }
        });
        return names;
    }

    /**
     * Takes the mark away from the months of a generation that hold exactly as many articles as those of the one that is searched. Does
     * nothing where a month of the latter is missing altogether. Which articles they are is not compared; that is for a verification.
     */
    public void acceptComplete(int generation, int serving) throws IOException {
        Set<String> unfilled = unfilled(generation);
        if (unfilled.isEmpty()) {
            return;
        }
        Map<YearMonth, Long> counted = counted(generation);
        Map<YearMonth, Long> wanted = counted(serving);
        wanted.values().removeIf(articles -> articles == 0);
        if (!counted.keySet().containsAll(wanted.keySet())) {
            return;
        }
        for (String incomplete : unfilled(serving)) {
            wanted.remove(MonthIndex.monthOf(incomplete));
        }
        for (String month : unfilled) {
            YearMonth one = MonthIndex.monthOf(month);
            if (wanted.containsKey(one) && wanted.get(one).equals(counted.get(one))) {
                filled(month);
            }
        }
    }

    /** Articles of each month, of those that left the index too; all that is written is counted. */
    private Map<YearMonth, Long> counted(int generation) throws IOException {
        client.refresh(generation);
        Map<YearMonth, Long> articles = new TreeMap<>();
        sizes(generation)
                .forEach((index, size) -> articles.merge(
                        MonthIndex.monthOf(index),
                        size.at("/primaries/docs/count").asLong(),
                        Long::sum));
        return articles;
    }

    /** Takes the mark away. */
    public void filled(String month) throws IOException {
        mark(month, FILLED, BooleanNode.TRUE);
    }

    /** Those that can be searched. */
    public List<HeldMonth> held(int generation) throws IOException {
        Map<String, JsonNode> mappings = mappings(generation);
        List<HeldMonth> held = new ArrayList<>();
        sizes(generation).forEach((index, size) -> {
            if (!MonthIndex.isExpired(index)) {
                String leaves = mappings.getOrDefault(index, MissingNode.getInstance())
                        .at(META)
                        .path(LEAVES_AT)
                        .textValue();
                held.add(new HeldMonth(
                        MonthIndex.monthOf(index),
                        size.at("/primaries/docs/count").asLong(),
                        size.at("/total/store/size_in_bytes").asLong(),
                        leaves == null ? null : Instant.parse(leaves)));
            }
        });
        held.sort(Comparator.comparing(HeldMonth::month));
        return held;
    }

    /** How many articles are left of each month that left. */
    public Map<YearMonth, Long> expired(int generation) throws IOException {
        Map<YearMonth, Long> expired = new TreeMap<>();
        sizes(generation).forEach((index, size) -> {
            if (MonthIndex.isExpired(index)) {
                expired.put(
                        MonthIndex.monthOf(index),
                        size.at("/primaries/docs/count").asLong());
            }
        });
        return expired;
    }

    /** Writes down when a month is to leave the index; null takes that back. */
    public void leaves(int generation, YearMonth month, @Nullable Instant at) throws IOException {
        mark(
                MonthIndex.nameOf(generation, month),
                LEAVES_AT,
                at == null ? NullNode.getInstance() : TextNode.valueOf(at.toString()));
    }

    /** Elasticsearch replaces the whole of {@code _meta}. */
    private void mark(String month, String name, JsonNode value) throws IOException {
        ObjectNode mapping = EventJson.mapper().createObjectNode();
        ObjectNode meta = mapping.putObject("_meta");
        JsonNode present = client.send(
                "GET", "/" + month + "/_mapping", Map.of("filter_path", "*.mappings._meta,*.mappings.dynamic"), null);
        present.elements()
                .forEachRemaining(index ->
                        index.at(META).properties().forEach(entry -> meta.set(entry.getKey(), entry.getValue())));
        meta.set(name, value);
        client.send("PUT", "/" + month + "/_mapping", Map.of(), mapping);
    }

    private Map<String, JsonNode> mappings(int generation) throws IOException {
        return months(client.send(
                "GET",
                "/articles-g" + generation + "-*/_mapping",
                Map.of("filter_path", "*.mappings._meta,*.mappings.dynamic"),
                null));
    }

    private Map<String, JsonNode> sizes(int generation) throws IOException {
        JsonNode stats = client.send(
                "GET",
                "/articles-g" + generation + "-*/_stats/docs,store",
                Map.of("filter_path", "indices.*.primaries.docs.count,indices.*.total.store.size_in_bytes"),
                null);
        return months(stats.path("indices"));
    }

    private static Map<String, JsonNode> months(JsonNode indices) {
        Map<String, JsonNode> months = new TreeMap<>();
        indices.properties().forEach(index -> {
            if (MonthIndex.isMonth(index.getKey())) {
                months.put(index.getKey(), index.getValue());
            }
        });
        return months;
    }

    private static String nameOfMonth(int generation, String index) {
        return MonthIndex.nameOf(generation, MonthIndex.monthOf(index));
    }
}
