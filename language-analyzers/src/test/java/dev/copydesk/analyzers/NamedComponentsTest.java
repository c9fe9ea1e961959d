package dev.copydesk.analyzers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.AnalyzerFactory;
import org.junit.jupiter.api.Test;

/** What the plugin declares to Elasticsearch is what its classes are. */
class NamedComponentsTest {
    @Test
    void theListNamesExactlyTheAnnotatedClasses() throws IOException {
        Map<String, String> annotated = new TreeMap<>();
        Arrays.stream(LanguageAnalyzers.class.getDeclaredClasses())
                .filter(type -> type.isAnnotationPresent(NamedComponent.class))
                .forEach(type ->
                        annotated.put(type.getAnnotation(NamedComponent.class).value(), type.getName()));

        assertThat(annotated).hasSize(36);
        assertThat(listed()).isEqualTo(Map.of(AnalyzerFactory.class.getName(), annotated));
    }

    @Test
    void everyListedClassCanBeCreatedAndAnalyses() throws Exception {
        for (Map.Entry<String, String> entry :
                listed().values().iterator().next().entrySet()) {
            AnalyzerFactory factory = create(entry.getValue());

            assertThat(factory.name()).isEqualTo(entry.getKey());
            assertThat(tokens(factory, "news 2026")).as(entry.getKey()).contains("2026");
        }
    }

    @Test
    void eachNameIsTheLanguageOfItsAnalyzer() throws Exception {
        for (String name : listed().values().iterator().next().values()) {
            AnalyzerFactory factory = create(name);
            try (Analyzer analyzer = factory.create()) {
                assertThat(analyzer.getClass().getSimpleName()).isEqualToIgnoringCase(factory.name() + "Analyzer");
            }
        }
    }

    @Test
    void englishStemsAndDropsStopWords() throws IOException {
        assertThat(tokens(new LanguageAnalyzers.English(), "The runners were running"))
                .containsExactly("runner", "were", "run");
    }

    @Test
    void theDescriptorIsFilledIn() throws IOException {
        Properties descriptor = new Properties();
        try (InputStream in = resource("/stable-plugin-descriptor.properties")) {
            descriptor.load(in);
        }
        assertThat(descriptor.getProperty("name")).isEqualTo("language-analyzers");
        assertThat(descriptor.getProperty("java.version")).isEqualTo("17");
        assertThat(descriptor.getProperty("elasticsearch.version")).matches("8\\.\\d+\\.\\d+");
    }

    private static AnalyzerFactory create(String className) throws ReflectiveOperationException {
        return Class.forName(className)
                .asSubclass(AnalyzerFactory.class)
                .getConstructor()
                .newInstance();
    }

    private static Map<String, Map<String, String>> listed() throws IOException {
        try (InputStream in = resource("/named_components.json")) {
            return new ObjectMapper().readValue(in, new TypeReference<>() {});
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(NamedComponentsTest.class.getResourceAsStream(name), name);
    }

    private static List<String> tokens(AnalyzerFactory factory, String text) throws IOException {
        List<String> tokens = new ArrayList<>();
        try (Analyzer analyzer = factory.create();
                TokenStream stream = analyzer.tokenStream("text", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                tokens.add(term.toString());
            }
            stream.end();
        }
        return tokens;
    }
}
