package dev.copydesk.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.kafka.TopicCreation;
import dev.copydesk.kafka.TopicSpec;
import dev.copydesk.model.DeadLetter;
import dev.copydesk.model.EnrichedArticle;
import dev.copydesk.model.EventHeaders;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.Topics;
import dev.copydesk.testsupport.ServiceClient;
import dev.copydesk.testsupport.ServiceClient.Reply;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.RestClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A running index service with its servers, and what its tests do with them. Articles of one test are its own. */
abstract class RunningIndexService {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "copydesk.topics.partitions")
    int partitions;

    @Inject
    RestClient elasticsearch;

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init") // set by the test framework
    URI service;

    @SuppressWarnings("NullAway.Init") // set before each test
    private KafkaProducer<byte[], byte[]> producer;
    /** Makes the articles of one test its own: the servers are shared. */
    final String unique = UUID.randomUUID().toString();

    @BeforeEach
    void waitForTheTopics() {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer());
        await().atMost(PATIENCE).until(new ServiceClient(service)::isReady);
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            await().atMost(PATIENCE).until(() -> consumer.listTopics().containsKey(Topics.ENRICHED_DEAD));
        }
    }

    @AfterEach
    void close() {
        producer.close();
    }

    Articles.Builder article(String title) {
        return Articles.titled(title + " " + unique).source("Daily " + unique);
    }

    void send(EnrichedArticle article) {
        produce(new ProducerRecord<>(Topics.enriched(1), key(article.id()), EventJson.write(article)));
    }

    void produce(ProducerRecord<byte[], byte[]> produced) {
        assertThat(producer.send(produced)).succeedsWithin(PATIENCE);
    }

    static byte[] key(String id) {
        return id.getBytes(StandardCharsets.UTF_8);
    }

    void awaitIndexed(EnrichedArticle article) {
        await().atMost(PATIENCE).until(() -> status(article.id()) == 200);
    }

    int status(String id) {
        return get("/api/articles/" + id).status();
    }

    String text(String id) {
        return get("/api/articles/" + id).json().path("text").asText();
    }

    int total(String... parameters) {
        return search(parameters).path("total").asInt();
    }

    JsonNode search(String... parameters) {
        StringBuilder path = new StringBuilder("/api/search?");
        for (int i = 0; i < parameters.length; i += 2) {
            path.append(parameters[i])
                    .append('=')
                    .append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8))
                    .append('&');
        }
        Reply answer = get(path.toString());
        assertThat(answer.status()).as("%s", path).isEqualTo(200);
        return answer.json();
    }

    Reply get(String path) {
        return new ServiceClient(service).get(path);
    }

    DeadLetter awaitLetter(String articleId) {
        List<ConsumerRecord<byte[], byte[]>> letters = await().atMost(PATIENCE)
                .until(
                        () -> deadRecords().stream()
                                .filter(dead -> dead.value() != null
                                        && articleId.equals(letter(dead).articleId()))
                                .toList(),
                        found -> !found.isEmpty());
        assertThat(letters).hasSize(1);
        ConsumerRecord<byte[], byte[]> dead = letters.get(0);
        assertThat(dead.key()).isEqualTo(letter(dead).key());
        assertThat(dead.headers().lastHeader(EventHeaders.EVENT_TYPE).value()).isEqualTo(key("DeadLetter"));
        assertThat(dead.headers().lastHeader(EventHeaders.EVENT_VERSION).value())
                .isEqualTo(key(EventHeaders.VERSION));
        return letter(dead);
    }

    /** As if Elasticsearch had lost its data. */
    void deleteEverything() throws IOException {
        awaitFilled(); // a month that is being created in between would be without the template
        for (String index : (Iterable<String>) elasticsearch("GET", "/articles-g*/_alias", null)::fieldNames) {
            elasticsearch("DELETE", "/" + index, null);
        }
        deleteTemplate();
    }

    private void awaitFilled() {
        await().atMost(PATIENCE)
                .until(() -> elasticsearch("GET", "/articles-g*/_mapping", null).findValues("filled").stream()
                        .allMatch(JsonNode::booleanValue));
    }

    private void deleteTemplate() throws IOException {
        Request request = new Request("DELETE", "/_index_template/articles");
        request.addParameter("ignore", "404");
        elasticsearch.performRequest(request);
    }

    /** The service's template stays where it is meanwhile, since other months may be created by it at any time. */
    void createMonthWithoutTemplate(String month, String definition) throws IOException {
        String empty = "/_index_template/empty-" + month;
        elasticsearch("PUT", empty, "{\"index_patterns\": [\"" + month + "\"], \"priority\": 1000000}");
        try {
            elasticsearch("PUT", "/" + month, definition);
        } finally {
            elasticsearch("DELETE", empty, null);
        }
    }

    JsonNode elasticsearch(String method, String path, @Nullable String body) throws IOException {
        Request request = new Request(method, path);
        if (body != null) {
            request.setJsonEntity(body);
        }
        return EventJson.mapper()
                .readTree(elasticsearch.performRequest(request).getEntity().getContent());
    }

    void createTheTopicsOfAdmission() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            TopicCreation.ensure(admin, TopicSpec.ofAdmission(partitions));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while creating topics", e);
        }
    }

    /** Whether the last record of the letter's key is no null. */
    boolean isOpen(DeadLetter letter) {
        return deadRecords().stream()
                .filter(dead -> Arrays.equals(dead.key(), letter.key()))
                .reduce((earlier, later) -> later)
                .filter(last -> last.value() != null)
                .isPresent();
    }

    static DeadLetter letter(ConsumerRecord<byte[], byte[]> dead) {
        return EventJson.read(dead.value(), DeadLetter.class);
    }

    Reply post(String path) {
        return new ServiceClient(service).post(path, "application/json", "");
    }

    Reply delete(String path) {
        return new ServiceClient(service).delete(path);
    }

    List<ConsumerRecord<byte[], byte[]>> deadRecords() {
        return records(Topics.ENRICHED_DEAD);
    }

    List<ConsumerRecord<byte[], byte[]>> records(String topic, String key) {
        return records(topic).stream()
                .filter(found -> Arrays.equals(found.key(), key(key)))
                .toList();
    }

    List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            await().atMost(PATIENCE).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
                return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
            });
        }
        return found;
    }

    KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
