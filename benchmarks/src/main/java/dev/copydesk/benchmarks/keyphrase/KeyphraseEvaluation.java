package dev.copydesk.benchmarks.keyphrase;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.benchmarks.DataFolder;
import dev.copydesk.benchmarks.Evaluation;
import dev.copydesk.enrich.keyphrase.Keyphrases;
import dev.copydesk.enrich.keyphrase.Keyphrases.Keyphrase;
import dev.copydesk.enrich.token.Tokens;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.Language;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Keyphrases held against two things that people wrote: the tags of publishers (Fundus), of which only those are counted that
 * occur in the text, and the title (AllSides), which the methods are not shown. RAKE runs beside.
 */
public final class KeyphraseEvaluation implements Evaluation {
    private static final int ARTICLES = 2_000;
    private static final Map<String, String> LANGUAGES = languages();

    /** A method: text and language to phrases, the best first. */
    private interface Method {
        List<String> phrases(String text, Language language);
    }

    private static Map<String, String> languages() {
        Map<String, String> languages = new LinkedHashMap<>();
        languages.put("en", "uk us za ca au ind");
        languages.put("de", "de at");
        languages.put("es", "es mx");
        languages.put("fr", "fr");
        return languages;
    }

    @Override
    public String name() {
        return "keyphrases";
    }

    @Override
    public void evaluate(DataFolder data, PrintStream out) throws IOException {
        Keyphrases shipped = new Keyphrases();
        Rake rake = new Rake();
        Map<String, Method> methods = new LinkedHashMap<>();
        methods.put("shipped (YAKE)", (text, language) -> shipped.of(Tokens.of(""), Tokens.of(text), language).stream()
                .map(Keyphrase::text)
                .toList());
        methods.put("RAKE", (text, language) -> rake.of("", text, language));
        Map<String, List<Tagged>> tagged = tagged(data);
        out.println(
                "| set | language | method | texts | tags found, of those in the text | phrases that are tags or parts"
                        + " of one | title's content words found |");
        out.println("| --- | --- | --- | ---: | ---: | ---: | ---: |");
        tagged.forEach(
                (language, texts) -> methods.forEach((name, method) -> tags(language, texts, name, method, out)));
        List<JsonNode> articles = articles(data);
        methods.forEach((name, method) -> titles(articles, name, method, out));
    }

    private record Tagged(String text, Set<String> tags) {}

    private static Map<String, List<Tagged>> tagged(DataFolder data) throws IOException {
        Map<String, List<Tagged>> tagged = new TreeMap<>();
        data.forEachEntry("extraction/fundus-258.tar.xz", (name, content) -> {
            String[] path = name.split("/");
            if (!name.endsWith(".json") || path.length < 2) {
                return;
            }
            for (Map.Entry<String, String> language : LANGUAGES.entrySet()) {
                if (List.of(language.getValue().split(" ")).contains(path[path.length - 2])) {
                    for (JsonNode article : EventJson.mapper().readTree(content)) {
                        add(article, tagged.computeIfAbsent(language.getKey(), key -> new ArrayList<>()));
                    }
                }
            }
        });
        return tagged;
    }

    private static void add(JsonNode article, List<Tagged> texts) {
        StringBuilder text = new StringBuilder();
        for (JsonNode section : article.path("body").path("sections")) {
            section.path("paragraphs")
                    .forEach(paragraph -> text.append(paragraph.asText()).append("\n\n"));
        }
        String lower = text.toString().toLowerCase(Locale.ROOT);
        Set<String> tags = new TreeSet<>();
        for (JsonNode tag : article.path("topics")) {
            String name = tag.asText().toLowerCase(Locale.ROOT);
            if (name.length() > 2 && lower.contains(name)) {
                tags.add(name);
            }
        }
        if (!tags.isEmpty()) {
            texts.add(new Tagged(text.toString(), tags));
        }
    }

    private static void tags(String language, List<Tagged> texts, String name, Method method, PrintStream out) {
        double found = 0;
        double right = 0;
        for (Tagged text : texts) {
            List<String> phrases = method.phrases(text.text(), new Language(language, 1, "Latn")).stream()
                    .map(phrase -> phrase.toLowerCase(Locale.ROOT))
                    .toList();
            found += (double) text.tags().stream()
                            .filter(tag -> phrases.stream().anyMatch(phrase -> isSame(tag, phrase)))
                            .count()
                    / text.tags().size();
            right += (double) phrases.stream()
                            .filter(phrase -> text.tags().stream().anyMatch(tag -> isSame(tag, phrase)))
                            .count()
                    / Math.max(1, phrases.size());
        }
        out.printf(
                Locale.ROOT,
                "| fundus | %s | %s | %d | %.3f | %.3f | |%n",
                language,
                name,
                texts.size(),
                found / texts.size(),
                right / texts.size());
    }

    /** Whether one is the other or holds it as whole words. */
    private static boolean isSame(String tag, String phrase) {
        return (" " + phrase + " ").contains(" " + tag + " ") || (" " + tag + " ").contains(" " + phrase + " ");
    }

    private static List<JsonNode> articles(DataFolder data) throws IOException {
        List<JsonNode> articles = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(data.open("corpora/allsides_20000.jsonl.xz"), UTF_8))) {
            for (String line = lines.readLine(); line != null && articles.size() < ARTICLES; line = lines.readLine()) {
                articles.add(EventJson.mapper().readTree(line));
            }
        }
        return articles;
    }

    private static void titles(List<JsonNode> articles, String name, Method method, PrintStream out) {
        double found = 0;
        int counted = 0;
        for (JsonNode article : articles) {
            Set<String> wanted = words(article.path("title").asText());
            Set<String> got = new HashSet<>();
            for (String phrase : method.phrases(article.path("body").asText(), new Language("en", 1, "Latn"))) {
                got.addAll(words(phrase));
            }
            if (!wanted.isEmpty()) {
                counted++;
                found += (double) wanted.stream().filter(got::contains).count() / wanted.size();
            }
        }
        out.printf(Locale.ROOT, "| allsides | en | %s | %d | | | %.3f |%n", name, counted, found / counted);
    }

    /** Words of four letters or more, which few stop words have. */
    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
            if (word.length() > 3) {
                words.add(word);
            }
        }
        return words;
    }
}
