package dev.copydesk.index.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.copydesk.analyzers.LanguageAnalyzers;
import dev.copydesk.index.document.SearchLanguage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.BreakIterator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.queryparser.simple.SimpleQueryParser;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;

/**
 * Shows where an article matches a query: the places in its title and the best sentences of its text, as HTML in which
 * only {@code <em>} is markup.
 *
 * <p>What is searched is not stored, so that Elasticsearch itself could not highlight it. The few articles of a page are
 * analysed again here, by Lucene, with the analyzer, the query parser and the highlighter that Elasticsearch uses. Made
 * for one query; not thread-safe.
 */
final class Highlighter {
    private static final int SENTENCES = 3;

    /** Of a longer text the beginning is searched for places to show. */
    private static final int MAX_CHARACTERS = 200_000;

    private static final int FLAGS = SimpleQueryParser.AND_OPERATOR
            | SimpleQueryParser.ESCAPE_OPERATOR
            | SimpleQueryParser.NEAR_OPERATOR
            | SimpleQueryParser.NOT_OPERATOR
            | SimpleQueryParser.OR_OPERATOR
            | SimpleQueryParser.PHRASE_OPERATOR
            | SimpleQueryParser.PRECEDENCE_OPERATORS
            | SimpleQueryParser.PREFIX_OPERATOR
            | SimpleQueryParser.WHITESPACE_OPERATOR;

    private final String text;
    private final Map<String, Marker> markers = new HashMap<>();

    /** @param text of the query, as it is searched for */
    Highlighter(String text) {
        this.text = text;
    }

    /** {@code {"title": ["…"], "text": ["…", "…"]}}; a part without a match is left out. */
    ObjectNode highlight(JsonNode article) {
        Marker marker = markers.computeIfAbsent(
                SearchLanguage.of(article.path("language").path("code").asText()), this::marker);
        ObjectNode highlights = JsonNodeFactory.instance.objectNode();
        put(highlights, "title", marker.mark(article.path("title").asText(), 1));
        put(highlights, "text", marker.mark(article.path("text").asText(), SENTENCES));
        return highlights;
    }

    private static void put(ObjectNode highlights, String name, List<String> places) {
        if (!places.isEmpty()) {
            ArrayNode array = highlights.putArray(name);
            places.forEach(array::add);
        }
    }

    private Marker marker(String language) {
        Analyzer analyzer = LanguageAnalyzers.byName(language).orElseGet(StandardAnalyzer::new);
        SimpleQueryParser parser = new SimpleQueryParser(analyzer, Map.of(Marker.FIELD, 1f), FLAGS);
        parser.setDefaultOperator(BooleanClause.Occur.MUST);
        return new Marker(analyzer, parse(parser));
    }

    private Query parse(SimpleQueryParser parser) {
        try {
            return parser.parse(text);
        } catch (IndexSearcher.TooManyClauses e) {
            throw new BadSearchException("q has too many words; make it simpler");
        }
    }

    /** Marks the words of one query in one language. */
    private static final class Marker {
        static final String FIELD = "text";

        private final UnifiedHighlighter highlighter;
        private final Query query;

        Marker(Analyzer analyzer, Query query) {
            this.query = query;
            this.highlighter = UnifiedHighlighter.builderWithoutSearcher(analyzer)
                    .withMaxLength(MAX_CHARACTERS)
                    .withBreakIterator(() -> BreakIterator.getSentenceInstance(Locale.ROOT))
                    .withFormatter(new PlaceFormatter())
                    // A part of the words may stand in the title and the others in the text.
                    .withWeightMatches(false)
                    .withMaxNoHighlightPassages(0)
                    .build();
        }

        List<String> mark(String content, int places) {
            if (content.isEmpty()) {
                return List.of();
            }
            try {
                return highlighter.highlightWithoutSearcher(FIELD, query, content, places)
                                instanceof PlaceFormatter.Places found
                        ? found.html()
                        : List.of();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read from memory", e);
            }
        }
    }
}
