package dev.copydesk.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which enrichers derived an article, and when.
 *
 * @param version changes whenever a model or a rule changes
 * @param absent why a field is empty or undetermined, in words, by the field's name; empty where all were found
 */
public record Enrichment(
        String version,
        Instant at,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> absent) {

    public Enrichment(String version, Instant at, @Nullable Map<String, String> absent) {
        this.version = Objects.requireNonNull(version, "enrichment.version");
        this.at = Objects.requireNonNull(at, "enrichment.at");
        this.absent = absent == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(absent));
    }

    /** Where all fields were found. */
    public Enrichment(String version, Instant at) {
        this(version, at, Map.of());
    }
}
