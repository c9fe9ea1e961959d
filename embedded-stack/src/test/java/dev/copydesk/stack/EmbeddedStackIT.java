package dev.copydesk.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One stack for all, in a folder with spaces; in order, because the last tests restart it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EmbeddedStackIT {
    private static final Path DATA = Path.of("target", "stack data of the test");
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]*)\"");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static EmbeddedStack stack;

    @BeforeAll
    static void start() throws Exception {
        FileTree.delete(DATA);
        stack = EmbeddedStack.startForTests(DATA);
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    @Order(1)
    void aRecordSentIsReceived() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.kafkaBootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("articles", 3, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.kafkaBootstrapServers(), "compression.type", "zstd"),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>("articles", 0, "id", "a story")).get(30, TimeUnit.SECONDS);
        }
        assertThat(received()).containsExactly("a story");
    }

    @Test
    @Order(2)
    void anEnglishSearchFindsOtherFormsOfAWord() throws Exception {
        call("PUT", "/stories", """
                {"settings": {"number_of_replicas": 0},
                 "mappings": {"properties": {"text": {"type": "text", "analyzer": "english"}}}}
                """);
        call("PUT", "/stories/_doc/1?refresh=true", "{\"text\": \"The ministers were negotiating for days\"}");

        assertThat(found("negotiation")).contains("\"value\":1,");
        assertThat(found("football")).contains("\"value\":0,");
    }

    @ParameterizedTest
    @Order(3)
    @CsvSource({
        "english, The newspapers reported, newspap report",
        "german, Die Zeitungen berichteten, zeitung berichtet",
        "french, Les journaux nationaux, journal national",
        "russian, Газеты сообщили, газет сообщ",
        "cjk, 東京都, 東京 京都"
    })
    void eachLanguageHasItsStems(String analyzer, String text, String tokens) throws Exception {
        String body = "{\"analyzer\": \"" + analyzer + "\", \"text\": \"" + text + "\"}";
        assertThat(TOKEN.matcher(call("POST", "/_analyze", body)).results().map(hit -> hit.group(1)))
                .containsExactly(tokens.split(" ", -1));
    }

    @Test
    @Order(4)
    void everyAnalyzerOfThePluginIsKnownToTheNode() throws Exception {
        String list = Files.readString(
                StackHome.locate().elasticsearch().resolve("plugins/language-analyzers/named_components.json"));
        List<String> names = Pattern.compile("\"(\\w+)\": \"dev")
                .matcher(list)
                .results()
                .map((MatchResult hit) -> hit.group(1))
                .toList();
        assertThat(names).hasSize(36);
        for (String name : names) {
            call("POST", "/_analyze", "{\"analyzer\": \"" + name + "\", \"text\": \"news\"}");
        }
    }

    @Test
    @Order(5)
    void aMistypedIndexOrTopicIsNotCreated() throws Exception {
        HttpResponse<String> answer = send("PUT", "/storeys/_doc/1", "{}");
        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    @Order(6)
    void theBrokerIsOfOneVersion() throws IOException {
        try (Stream<Path> files =
                Files.list(StackHome.locate().folder().resolve("kafka").resolve("lib"))) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).toList();
            Pattern version = Pattern.compile("-(\\d[^-]*(-\\d+)?)\\.jar$");
            assertThat(names.stream()
                            .filter(name -> name.startsWith("kafka"))
                            .map(name -> version.matcher(name).replaceAll(" $1").replaceAll(".* ", ""))
                            .distinct())
                    .hasSize(1);
            assertThat(names.stream().map(name -> version.matcher(name).replaceAll("")))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    @Order(7)
    void aRestartOnOtherPortsKeepsTheData() throws Exception {
        stack.close();
        assertThat(stack.children()).noneMatch(ChildProcess::isAlive);

        stack = EmbeddedStack.startForTests(DATA);

        assertThat(received()).containsExactly("a story");
        call("GET", "/_cluster/health/stories?wait_for_status=yellow", "");
        assertThat(found("negotiation")).contains("\"value\":1,");
    }

    @Test
    @Order(8)
    void killingTheLauncherLeavesNoServerBehind() throws Exception {
        ProcessHandle launcher = ProcessHandle.of(stack.children().get(0).pid()).orElseThrow();
        List<ProcessHandle> servers = launcher.children().toList();
        assertThat(servers).hasSize(1);

        launcher.destroyForcibly();

        servers.get(0).onExit().get(30, TimeUnit.SECONDS);
    }

    private static List<String> received() {
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", stack.kafkaBootstrapServers(), "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition("articles", 0)));
            consumer.poll(Duration.ofSeconds(30)).forEach(found -> values.add(found.value()));
        }
        return values;
    }

    private static String found(String word) throws Exception {
        return call("POST", "/stories/_search", "{\"query\": {\"match\": {\"text\": \"" + word + "\"}}}");
    }

    private static String call(String method, String path, String body) throws Exception {
        HttpResponse<String> answer = send(method, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return answer.body();
    }

    private static HttpResponse<String> send(String method, String path, String body) throws Exception {
        URI uri = URI.create("http://" + stack.elasticsearchHosts().orElseThrow() + path);
        return HTTP.send(
                HttpRequest.newBuilder(uri)
                        .timeout(Duration.ofSeconds(30))
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
