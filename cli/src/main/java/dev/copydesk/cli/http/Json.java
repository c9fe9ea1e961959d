package dev.copydesk.cli.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;

/** The command line's JSON: plain trees and token streams, without the cost of binding classes. Thread-safe. */
public final class Json {
    /** Longer strings in files or answers are refused; in characters. More than a row has, however it is escaped. */
    private static final int MAX_STRING = 16 * 1024 * 1024;

    private static final int MAX_NESTING = 100;

    /** For streams of tokens. */
    public static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(MAX_STRING)
                    .maxNameLength(MAX_STRING)
                    .maxNestingDepth(MAX_NESTING)
                    .build())
            .build();

    /** For trees. */
    public static final ObjectMapper MAPPER = new ObjectMapper(FACTORY);

    private Json() {}

    /** As it travels: UTF-8. */
    public static byte[] bytes(JsonNode tree) {
        return tree.toString().getBytes(StandardCharsets.UTF_8);
    }
}
