package dev.copydesk.enrich.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What the schema.org descriptions embedded in a page say about its article. Immutable. */
final class JsonLd {
    private static final int MAX_SCRIPTS = 30;
    private static final int MAX_SCRIPT_CHARS = 2 * 1024 * 1024;
    private static final int MAX_NESTING = 40;
    private static final int MAX_DESCRIPTIONS = 200;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_NESTING)
                        .build());
    }

    private final List<JsonNode> articles;
    private final Map<String, JsonNode> byId;

    private JsonLd(List<JsonNode> articles, Map<String, JsonNode> byId) {
        this.articles = articles;
        this.byId = byId;
    }

    static JsonLd of(Document document) {
        List<JsonNode> articles = new ArrayList<>();
        Map<String, JsonNode> byId = new HashMap<>();
        int scripts = 0;
        for (Element script : document.getElementsByTag("script")) {
            if (script.attr("type").strip().equalsIgnoreCase("application/ld+json") && scripts++ < MAX_SCRIPTS) {
                read(script.data()).ifPresent(json -> collect(json, articles, byId));
            }
        }
        // Stable: of several of a rank the page's first is the article, the others are links.
        articles.sort(Comparator.comparingInt(JsonLd::rank));
        return new JsonLd(articles, byId);
    }

    Optional<String> datePublished() {
        return first("datePublished").or(() -> first("uploadDate")).or(() -> first("dateCreated"));
    }

    Optional<String> dateModified() {
        return first("dateModified");
    }

    Optional<String> headline() {
        return first("headline");
    }

    Optional<String> description() {
        return first("description");
    }

    Optional<String> articleBody() {
        return first("articleBody");
    }

    Optional<String> language() {
        return first("inLanguage");
    }

    /** Names in the order of the first article that has some. */
    List<String> authors() {
        for (JsonNode article : articles) {
            List<String> names = new ArrayList<>();
            addNames(article.path("author"), names, 0);
            if (names.isEmpty()) {
                addNames(article.path("creator"), names, 0);
            }
            if (!names.isEmpty()) {
                return names;
            }
        }
        return List.of();
    }

    /** The name of the publisher. */
    Optional<String> publisher() {
        return articles.stream()
                .map(article -> article.path("publisher").path("name"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .findFirst();
    }

    /** The address of the first article's first picture. */
    Optional<String> image() {
        for (JsonNode article : articles) {
            for (JsonNode image : List.of(article.path("image"), article.path("thumbnailUrl"))) {
                JsonNode first = image.isArray() ? image.path(0) : image;
                JsonNode url = first.isTextual() ? first : first.path("url");
                if (url.isArray()) {
                    url = url.path(0);
                }
                if (url.isTextual() && !url.textValue().isBlank()) {
                    return Optional.of(url.textValue());
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> first(String name) {
        return articles.stream()
                .map(article -> article.path(name))
                .filter(value -> value.isTextual() && !value.textValue().isBlank())
                .map(JsonNode::textValue)
                .findFirst();
    }

    private void addNames(JsonNode author, List<String> names, int depth) {
        if (author.isTextual()) {
            names.add(author.textValue());
        } else if (author.isArray()) {
            author.forEach(one -> addNames(one, names, depth));
        } else if (author.path("name").isTextual()) {
            names.add(author.path("name").textValue());
        } else if (author.path("name").isArray()) {
            author.path("name").forEach(one -> addNames(one, names, depth));
        } else if (author.path("@id").isTextual() && depth == 0) {
            addNames(byId.getOrDefault(author.path("@id").textValue(), MAPPER.missingNode()), names, depth + 1);
        }
    }

    private static Optional<JsonNode> read(String script) {
        String json = script.strip();
        if (json.length() > MAX_SCRIPT_CHARS) {
            return Optional.empty();
        }
        int from = json.startsWith("<!--")
                ? 4
                : json.startsWith("//<![CDATA[") ? 11 : json.startsWith("<![CDATA[") ? 9 : 0;
        try {
            return Optional.ofNullable(MAPPER.readTree(json.substring(from)));
        } catch (JsonProcessingException e) {
            return Optional.empty(); // a broken description says nothing; the page has other places
        }
    }

    private static void collect(JsonNode node, List<JsonNode> articles, Map<String, JsonNode> byId) {
        if (node.isObject()) {
            if (node.path("@id").isTextual() && node.size() > 1) {
                byId.putIfAbsent(node.path("@id").textValue(), node);
            }
            if (rank(node) < RANKS && articles.size() < MAX_DESCRIPTIONS) {
                articles.add(node);
            }
        }
        // The limit of nesting above bounds this recursion.
        node.forEach(child -> {
            if (child.isContainerNode()) {
                collect(child, articles, byId);
            }
        });
    }

    private static final int RANKS = 3;

    /** 0 for an article, 1 for what else has a text or a date of its own, 2 for a page, 3 for the rest. */
    private static int rank(JsonNode node) {
        JsonNode type = node.path("@type");
        String types = type.isArray() ? type.toString() : type.asText();
        if (types.contains("Comment") || types.contains("Person") || types.contains("Organization")) {
            return RANKS;
        }
        if (types.contains("Article")
                || types.contains("BlogPosting")
                || types.contains("Report")
                || types.contains("Review")) {
            return 0;
        }
        if (types.contains("WebPage") || types.contains("VideoObject") || types.contains("ImageObject")) {
            return types.contains("WebPage") ? 2 : RANKS;
        }
        return node.has("datePublished") || node.has("articleBody") ? 1 : RANKS;
    }
}
