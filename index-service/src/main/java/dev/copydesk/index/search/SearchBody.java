package dev.copydesk.index.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.copydesk.index.document.SearchLanguage;
import dev.copydesk.index.elasticsearch.Sorts;
import dev.copydesk.model.Duplicate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Search criteria as the body of a search request.
 *
 * <p>Each language is a clause of its own, applied to the articles in that language alone: what is a stop word in one is a
 * word in another, so that one query over all the fields could not ask for all words.
 */
final class SearchBody {
    /** All that cannot make a small query a huge one; fuzzy terms can. */
    static final String SYNTAX = "AND|ESCAPE|NEAR|NOT|OR|PHRASE|PRECEDENCE|PREFIX|SLOP|WHITESPACE";

    /** When it was news: {@code publishedAt}, or {@code firstSeenAt} where that is absent. */
    static final String DATE = "search.at";

    /** The name of the language by whose fields an article is searched. */
    static final String ANALYZER = "search.analyzer";

    private static final String STATUS = "duplicate.status";
    private static final String TOPIC_PREFIX = "medtop:";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private SearchBody() {}

    /**
     * Query and order; the caller adds the size. The order is total: the id decides among equals.
     *
     * @param languages names that articles may have; not looked at where the criteria name a language
     */
    static ObjectNode of(SearchCriteria criteria, Order order, List<String> languages) {
        ObjectNode body = JSON.objectNode();
        body.put("track_total_hits", true);
        body.set("query", query(criteria, languages));
        ArrayNode sort = body.putArray("sort");
        if (order == Order.RELEVANCE) {
            sort.addObject().put("_score", "desc");
        }
        if (order == Order.ARRIVED) {
            sort.add(Sorts.byDate("firstSeenAt", "desc"));
        } else {
            sort.add(Sorts.byDate(DATE, order == Order.OLDEST ? "asc" : "desc"));
        }
        sort.add(Sorts.byId());
        return body;
    }

    private static ObjectNode query(SearchCriteria criteria, List<String> languages) {
        ObjectNode query = JSON.objectNode();
        ObjectNode bool = query.putObject("bool");
        if (!criteria.matchesAll()) {
            bool.set("must", text(criteria, languages));
        }
        bool.set("filter", filters(criteria));
        return query;
    }

    private static ObjectNode text(SearchCriteria criteria, List<String> languages) {
        List<String> names = criteria.language() == null ? languages : List.of(SearchLanguage.of(criteria.language()));
        ArrayNode clauses = JSON.arrayNode();
        for (String name : names) {
            ObjectNode bool = clauses.addObject().putObject("bool");
            bool.set("filter", term(ANALYZER, name));
            ObjectNode query = bool.putObject("must").putObject("simple_query_string");
            query.put("query", criteria.query());
            query.putArray("fields").add("search." + name + ".title^2").add("search." + name + ".text");
            query.put("default_operator", "and");
            query.put("flags", SYNTAX);
        }
        return names.isEmpty() ? JSON.objectNode().set("match_none", JSON.objectNode()) : any(clauses);
    }

    private static ArrayNode filters(SearchCriteria criteria) {
        ArrayNode filters = JSON.arrayNode();
        if (criteria.language() != null) {
            filters.add(term("language.code", criteria.language()));
        }
        if (criteria.topic() != null) {
            filters.add(topic(criteria.topic()));
        }
        if (criteria.source() != null) {
            filters.add(any(JSON.arrayNode()
                    .add(term("source.id", criteria.source().toLowerCase(Locale.ROOT)))
                    .add(term("source.id", criteria.source()))
                    .add(termInAnyCase("source.name", criteria.source()))));
        }
        if (criteria.group() != null) {
            filters.add(term("duplicate.group", criteria.group()));
        }
        if (!criteria.statuses().isEmpty()) {
            filters.add(statuses(criteria.statuses()));
        }
        if (criteria.delay() != null) {
            filters.add(criteria.delay().query());
        }
        if (criteria.from() != null || criteria.to() != null) {
            filters.add(dates(criteria));
        }
        if (criteria.folded()) {
            filters.add(term(STATUS, Duplicate.Status.ORIGINAL.name()));
        }
        return filters;
    }

    private static ObjectNode statuses(List<Duplicate.Status> statuses) {
        ObjectNode query = JSON.objectNode();
        ArrayNode names = query.putObject("terms").putArray(STATUS);
        statuses.forEach(status -> names.add(status.name()));
        return query;
    }

    private static ObjectNode topic(String topic) {
        boolean prefixed = topic.toLowerCase(Locale.ROOT).startsWith(TOPIC_PREFIX);
        return any(JSON.arrayNode()
                .add(termInAnyCase("topics.id", prefixed ? topic : TOPIC_PREFIX + topic))
                .add(termInAnyCase("topics.label", topic)));
    }

    private static ObjectNode dates(SearchCriteria criteria) {
        ObjectNode range = JSON.objectNode();
        ObjectNode bounds = range.putObject("range").putObject(DATE);
        DateBound from = criteria.from();
        DateBound to = criteria.to();
        if (from != null) {
            bounds.put("gte", from.at().toString());
        }
        if (to != null && to.wholeDay()) {
            bounds.put("lte", to.at().plus(Duration.ofDays(1)).minusMillis(1).toString());
        } else if (to != null) {
            bounds.put("lte", to.at().toString());
        }
        return range;
    }

    private static ObjectNode any(ArrayNode clauses) {
        ObjectNode query = JSON.objectNode();
        ObjectNode bool = query.putObject("bool");
        bool.set("should", clauses);
        bool.put("minimum_should_match", 1);
        return query;
    }

    private static ObjectNode term(String field, String value) {
        ObjectNode query = JSON.objectNode();
        query.putObject("term").set(field, JSON.objectNode().put("value", value));
        return query;
    }

    private static JsonNode termInAnyCase(String field, String value) {
        ObjectNode query = JSON.objectNode();
        query.putObject("term").set(field, JSON.objectNode().put("value", value).put("case_insensitive", true));
        return query;
    }
}
