package dev.copydesk.testsupport.sample.client;

import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Knows addresses of Kafka, and nothing of passwords. */
final class OwnClients {
    private OwnClients() {}

    static Admin admin(Map<String, Object> settings) {
        return Admin.create(settings);
    }

    static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> settings) {
        return new KafkaConsumer<>(settings);
    }
}
