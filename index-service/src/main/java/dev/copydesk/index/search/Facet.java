package dev.copydesk.index.search;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A property of articles by whose values the matching ones are counted. */
enum Facet {
    LANGUAGE("language.code", null),
    TOPIC("topics.id", "topics"),
    SOURCE("source.id", "source"),
    STATUS("duplicate.status", null),
    COUNTRY("source.country", null),
    AUTHOR("authors", null),
    KEYPHRASE("keyphrases", null),
    /** From publication to our first sight; a value is a {@link Delay#label}. */
    DELAY(Delay.FIELD, null) {
        @Override
        ObjectNode counts(int values) {
            return Delay.aggregation();
        }
    };

    /** The most frequent values are told, and how many articles have others. */
    static final int VALUES = 20;

    private final String field;
    private final @Nullable String labelled;

    Facet(String field, @Nullable String labelled) {
        this.field = field;
        this.labelled = labelled;
    }

    /** As it is written in requests and answers. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param text names separated by commas */
    static List<Facet> list(@Nullable String text) {
        if (text == null) {
            return List.of();
        }
        return Arrays.stream(text.split(",")).map(Facet::named).distinct().toList();
    }

    /** @param text names separated by commas; those behind the first count for nothing */
    static Facet first(String text) {
        return list(text).stream().findFirst().orElseThrow(() -> unknown(text));
    }

    /** The field that is counted. */
    String field() {
        return field;
    }

    /** The field of documents that holds identifier and name of a value; empty where a value names itself. */
    Optional<String> labelled() {
        return Optional.ofNullable(labelled);
    }

    /** The most frequent values, so many at most. */
    ObjectNode counts(int values) {
        ObjectNode aggregation = JsonNodeFactory.instance.objectNode();
        ObjectNode terms = aggregation.putObject("terms");
        terms.put("field", field).put("size", values);
        // Equal counts in the order of the values, so that two calls agree.
        terms.putArray("order")
                .add(JsonNodeFactory.instance.objectNode().put("_count", "desc"))
                .add(JsonNodeFactory.instance.objectNode().put("_key", "asc"));
        return aggregation;
    }

    private static Facet named(String text) {
        for (Facet facet : values()) {
            if (facet.label().equals(text.strip().toLowerCase(Locale.ROOT))) {
                return facet;
            }
        }
        throw unknown(text);
    }

    private static BadSearchException unknown(String text) {
        return new BadSearchException("there is no facet " + text.strip() + "; there are "
                + Arrays.stream(values()).map(Facet::label).collect(Collectors.joining(", ")));
    }
}
