package dev.copydesk.testsupport;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import java.util.Set;

/** Where clients of Kafka come from. */
final class KafkaClients {
    private static final String ADMIN = "org.apache.kafka.clients.admin.Admin";

    private static final Set<String> BY_CONSTRUCTOR = Set.of(
            "org.apache.kafka.clients.consumer.KafkaConsumer",
            "org.apache.kafka.clients.producer.KafkaProducer",
            "org.apache.kafka.streams.KafkaStreams");

    static final DescribedPredicate<JavaCall<?>> ARE_MADE =
            DescribedPredicate.describe("a client of Kafka is made", KafkaClients::isMadeBy);

    private KafkaClients() {}

    private static boolean isMadeBy(JavaCall<?> call) {
        String owner = call.getTargetOwner().getName();
        return call instanceof JavaConstructorCall
                ? BY_CONSTRUCTOR.contains(owner)
                : owner.equals(ADMIN) && call.getName().equals("create");
    }
}
