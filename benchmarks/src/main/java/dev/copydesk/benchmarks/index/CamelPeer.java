package dev.copydesk.benchmarks.index;

import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.main.Main;

/** Apache Camel's way from Kafka to Elasticsearch: batches of a topic, each one bulk request. */
final class CamelPeer {
    private static final int BATCH = 160; // about 2 MiB of these documents

    private CamelPeer() {}

    /** @param arguments bootstrap servers, Elasticsearch's host and port, topic */
    public static void main(String[] arguments) throws Exception {
        Main main = new Main();
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("kafka:" + arguments[2] + "?brokers=" + arguments[0]
                                + "&groupId=camel&autoOffsetReset=earliest&batching=true&consumersCount=3&maxPollRecords="
                                + BATCH + "&batchingIntervalMs=200&valueDeserializer="
                                + "org.apache.kafka.common.serialization.ByteArrayDeserializer")
                        .process(CamelPeer::toBulk)
                        .to("elasticsearch://benchmark?operation=Bulk&enableSSL=false&hostAddresses=" + arguments[1]);
            }
        });
        main.run();
    }

    private static void toBulk(Exchange batch) {
        BulkRequest.Builder bulk = new BulkRequest.Builder();
        for (Object one : batch.getIn().getBody(List.class)) {
            Exchange document = (Exchange) one;
            String id = document.getIn().getHeader(KafkaConstants.KEY, String.class);
            BinaryData json = BinaryData.of(document.getIn().getBody(byte[].class), ContentType.APPLICATION_JSON);
            bulk.operations(operation -> operation.<BinaryData>index(index -> index.index(Node.INDEX)
                    .id(id)
                    .versionType(VersionType.External)
                    .version(1L) // each document is written once
                    .document(json)));
        }
        batch.getIn().setBody(bulk);
    }
}
