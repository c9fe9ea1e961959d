package dev.copydesk.index.search;

import java.util.Map;
import java.util.function.Consumer;

/** Parameters of a request, written as pairs of name and value. */
final class Parameters {
    private Parameters() {}

    static SearchParameters of(String... pairs) {
        SearchParameters parameters = new SearchParameters();
        Map<String, Consumer<String>> setters = Map.ofEntries(
                Map.entry("q", value -> parameters.q = value),
                Map.entry("lang", value -> parameters.lang = value),
                Map.entry("topic", value -> parameters.topic = value),
                Map.entry("source", value -> parameters.source = value),
                Map.entry("group", value -> parameters.group = value),
                Map.entry("status", value -> parameters.status = value),
                Map.entry("delay", value -> parameters.delay = value),
                Map.entry("from", value -> parameters.from = value),
                Map.entry("to", value -> parameters.to = value),
                Map.entry("all", value -> parameters.all = value),
                Map.entry("size", value -> parameters.size = value),
                Map.entry("sort", value -> parameters.sort = value),
                Map.entry("highlight", value -> parameters.highlight = value),
                Map.entry("facets", value -> parameters.facets = value),
                Map.entry("histogram", value -> parameters.histogram = value),
                Map.entry("breakdown", value -> parameters.breakdown = value),
                Map.entry("zone", value -> parameters.zone = value),
                Map.entry("copies", value -> parameters.copies = value),
                Map.entry("cursor", value -> parameters.cursor = value));
        for (int i = 0; i < pairs.length; i += 2) {
            Consumer<String> setter = setters.get(pairs[i]);
            if (setter == null) {
                throw new IllegalArgumentException("there is no parameter " + pairs[i]);
            }
            setter.accept(pairs[i + 1]);
        }
        return parameters;
    }

    static SearchCriteria criteria(String... pairs) {
        return SearchCriteria.of(of(pairs));
    }

    static SearchRequest request(String... pairs) {
        return SearchRequest.of(of(pairs));
    }
}
