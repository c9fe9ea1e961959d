package dev.copydesk.index.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.copydesk.index.document.SearchLanguage;
import dev.copydesk.model.Duplicate;

/** The search for articles like another: by the words that set its title and text apart, in its own language. */
final class SimilarBody {
    /** The beginning says what an article is about; all of a long one would take long to weigh. */
    private static final int MAX_CHARACTERS = 20_000;

    private static final int WORDS = 25;

    private SimilarBody() {}

    static ObjectNode of(JsonNode article) {
        String fields =
                "search." + SearchLanguage.of(article.at("/language/code").asText());
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode bool = body.putObject("query").putObject("bool");
        ObjectNode like = bool.putObject("must").putObject("more_like_this");
        like.putArray("fields").add(fields + ".title").add(fields + ".text");
        like.putArray("like")
                .add(article.path("title").asText())
                .add(beginning(article.path("text").asText()));
        like.put("min_term_freq", 1).put("min_doc_freq", 2);
        like.put("max_query_terms", WORDS).put("minimum_should_match", "30%");
        ArrayNode filter = bool.putArray("filter");
        filter.addObject().putObject("term").put("duplicate.status", Duplicate.Status.ORIGINAL.name());
        bool.putObject("must_not")
                .putObject("term")
                .put("duplicate.group", article.at("/duplicate/group").asText());
        body.put("track_total_hits", true);
        return body;
    }

    private static String beginning(String text) {
        return text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS);
    }
}
