package dev.copydesk.index.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.copydesk.index.document.MonthIndex;
import dev.copydesk.model.EventJson;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.YearMonth;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.elasticsearch.client.ResponseException;
import org.jboss.logging.Logger;

/**
 * The months of all generations: which of them searches find, how they are set, and how they go. Blocking; thread-safe. Fails with an
 * {@link IOException} without Elasticsearch.
 */
@Singleton
public class GenerationIndices {
    private static final Logger LOG = Logger.getLogger(GenerationIndices.class);
    private static final int ATTEMPTS = 10;
    private static final int NOT_FOUND = 404;
    /** How a month that is being loaded is known. */
    static final String NEVER = "-1";

    private static final String EVERYTHING = "articles-g*,expired-g*";

    private final JsonClient client;
    private final IndexSettings settings;

    GenerationIndices(JsonClient client, IndexSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    /** An alias that an index has and should not, or the other way round. */
    private record Fault(String index, String alias, boolean missing) {}

    /**
     * Lets searches find exactly the months of one generation, in one step; months that were created meanwhile are put right in
     * further ones.
     *
     * @return whether anything had to be changed
     */
    public boolean serve(int generation) throws IOException {
        for (int attempt = 1; ; attempt++) {
            Set<Fault> faults = faults(generation);
            if (faults.isEmpty()) {
                return attempt > 1;
            }
            try {
                JsonNode answer = client.send("POST", "/_aliases", Map.of(), actions(faults));
                if (!answer.path("acknowledged").asBoolean()
                        || answer.path("errors").asBoolean()) {
                    throw new IOException("Elasticsearch changed not all aliases: " + answer);
                }
                LOG.infof("generation %d is searched now: %d aliases changed", generation, faults.size());
            } catch (ResponseException e) {
                // A month that went, or lost its alias, while this was asked for: what is there is looked at again.
                if (e.getResponse().getStatusLine().getStatusCode() != NOT_FOUND || attempt == ATTEMPTS) {
                    throw e;
                }
            }
            if (attempt == ATTEMPTS) {
                throw new IOException("the months of generation " + generation + " keep changing");
            }
        }
    }

    private Set<Fault> faults(int generation) throws IOException {
        Set<Fault> faults = new java.util.LinkedHashSet<>();
        aliases().forEach((index, aliases) -> {
            boolean wanted = MonthIndex.generationOf(index) == generation && !isBegun(index, aliases);
            String alias = MonthIndex.isExpired(index) ? MonthIndex.EXPIRED_ALIAS : MonthIndex.ALIAS;
            if (wanted != aliases.contains(alias)) {
                faults.add(new Fault(index, alias, wanted));
            }
        });
        return faults;
    }

    /** Whether it is to stand in for a month that is still there, and counted there. */
    private static boolean isBegun(String index, Set<String> aliases) {
        return MonthIndex.isExpired(index)
                && !aliases.contains(MonthIndex.nameOf(MonthIndex.generationOf(index), MonthIndex.monthOf(index)));
    }

    /** The months of a generation that began to leave the index and have not left it. */
    public Set<YearMonth> begun(int generation) throws IOException {
        Set<YearMonth> begun = new TreeSet<>();
        aliases().forEach((index, aliases) -> {
            if (MonthIndex.generationOf(index) == generation && isBegun(index, aliases)) {
                begun.add(MonthIndex.monthOf(index));
            }
        });
        return begun;
    }

    private static ObjectNode actions(Set<Fault> faults) {
        ObjectNode body = EventJson.mapper().createObjectNode();
        ArrayNode actions = body.putArray("actions");
        for (Fault fault : faults) {
            ObjectNode action = actions.addObject().putObject(fault.missing() ? "add" : "remove");
            action.put("index", fault.index()).put("alias", fault.alias());
            if (!fault.missing()) {
                action.put("must_exist", true);
            }
        }
        return body;
    }

    /** The generation that has the alias on the most months; empty where none has, or several have it on as many. */
    public OptionalInt served() throws IOException {
        Map<Integer, Integer> months = new TreeMap<>();
        aliases().forEach((index, aliases) -> {
            if (aliases.contains(MonthIndex.ALIAS)) {
                months.merge(MonthIndex.generationOf(index), 1, Integer::sum);
            }
        });
        int most = months.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        int[] holders = months.entrySet().stream()
                .filter(holder -> holder.getValue() == most)
                .mapToInt(Map.Entry::getKey)
                .toArray();
        return holders.length == 1 ? OptionalInt.of(holders[0]) : OptionalInt.empty();
    }

    /** Ends the settings of loading: refresh and replicas are those of every month again. Does nothing where they are. */
    public void endLoading(int generation) throws IOException {
        JsonNode all = client.send(
                "GET",
                "/" + MonthIndex.allOf(generation) + "/_settings",
                Map.of("flat_settings", "true", "filter_path", "*.settings"),
                null);
        Set<String> loading = new TreeSet<>();
        all.properties().forEach(index -> {
            JsonNode found = index.getValue().path("settings");
            if (found.path("index.refresh_interval").asText().equals(NEVER)
                    && MonthIndex.isMonth(index.getKey())
                    && !MonthIndex.isExpired(index.getKey())) {
                loading.add(index.getKey());
            }
        });
        if (!loading.isEmpty()) {
            client.flush(
                    generation); // or the first refresh, which live articles' own would wait for, had all of it to do
            ObjectNode wanted = EventJson.mapper().createObjectNode();
            wanted.putObject("index")
                    .put("refresh_interval", settings.refreshInterval())
                    .put("number_of_replicas", settings.replicas());
            client.send("PUT", "/" + String.join(",", loading) + "/_settings", Map.of(), wanted);
            client.refresh(generation);
            LOG.infof("generation %d: %s are loaded and refreshed from now on", generation, loading);
        }
    }

    /** What a generation has in Elasticsearch. */
    public record Size(int months, long articles, long bytes) {}

    /** All that is written counts, and searches find it then. */
    public Size size(int generation) throws IOException {
        client.refresh(generation);
        return written(generation);
    }

    /**
     * The same of one whose months have the settings of loading, whether searches of it would find that or not. It is written out for
     * that, and not refreshed: Elasticsearch may have a single thread for all refreshes, on which those of live articles would wait.
     */
    public Size sizeWhileLoading(int generation) throws IOException {
        client.flush(generation);
        return written(generation);
    }

    /** As of the last refresh or flush. */
    private Size written(int generation) throws IOException {
        JsonNode stats = client.send(
                "GET",
                "/" + MonthIndex.allOf(generation) + "/_stats/docs,store",
                Map.of("filter_path", "indices.*.primaries.docs.count,indices.*.total.store.size_in_bytes"),
                null);
        int months = 0;
        long articles = 0;
        long bytes = 0;
        for (JsonNode index : stats.path("indices")) {
            months++;
            articles += index.at("/primaries/docs/count").asLong();
            bytes += index.at("/total/store/size_in_bytes").asLong();
        }
        return new Size(months, articles, bytes);
    }

    /** Deletes what there is of a generation that searches do not find; returns whether there was anything. */
    public boolean delete(int generation) throws IOException {
        Set<String> own = new TreeSet<>();
        for (Map.Entry<String, Set<String>> index : aliases().entrySet()) {
            if (MonthIndex.generationOf(index.getKey()) == generation) {
                if (index.getValue().contains(MonthIndex.ALIAS)) {
                    throw new IOException(index.getKey() + " is still searched and is not deleted");
                }
                own.add(index.getKey());
            }
        }
        for (String index : own) {
            client.send("DELETE", "/" + index, Map.of("ignore_unavailable", "true"), null);
        }
        return !own.isEmpty();
    }

    private Map<String, Set<String>> aliases() throws IOException {
        Map<String, Set<String>> byIndex = new TreeMap<>();
        client.send("GET", "/" + EVERYTHING + "/_alias", Map.of("ignore_unavailable", "true"), null)
                .properties()
                .forEach(index -> {
                    if (MonthIndex.isMonth(index.getKey())) {
                        Set<String> aliases = new TreeSet<>();
                        index.getValue().path("aliases").fieldNames().forEachRemaining(aliases::add);
                        byIndex.put(index.getKey(), aliases);
                    }
                });
        return byIndex;
    }
}
