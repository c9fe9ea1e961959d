package dev.copydesk.index;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import dev.copydesk.index.document.MonthIndex;
import dev.copydesk.index.elasticsearch.ElasticsearchArticleSink;
import dev.copydesk.index.elasticsearch.GenerationRoles;
import dev.copydesk.index.elasticsearch.IndexSettings;
import dev.copydesk.index.retention.RetentionPolicy;
import dev.copydesk.index.write.Answers;
import dev.copydesk.index.write.ArticleSink;
import dev.copydesk.index.write.BulkWriter;
import dev.copydesk.index.write.BulkWriters;
import dev.copydesk.index.write.Letters;
import dev.copydesk.index.write.RequestLimit;
import dev.copydesk.index.write.RetryDelay;
import dev.copydesk.index.write.RetryState;
import dev.copydesk.kafka.trace.Traces;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.elasticsearch.client.RestClient;

/** Makes beans of the classes that know nothing of CDI. */
@Singleton
class Wiring {

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }

    /** None begins here. */
    @Produces
    @Singleton
    Traces traces(@ConfigProperty(name = "copydesk.traces.endpoint") Optional<String> endpoint) {
        return Traces.of(endpoint, "index-service", 0);
    }

    void close(@Disposes Traces traces) {
        traces.close();
    }

    @Produces
    @Singleton
    Letters letters(InstantSource clock) {
        return new Letters(clock);
    }

    @Produces
    @Singleton
    RetryState retryState(InstantSource clock) {
        return new RetryState(clock);
    }

    @Produces
    @Singleton
    IndexSettings indexSettings(IndexConfig config) {
        return new IndexSettings(config.shards(), config.replicas(), config.refreshInterval());
    }

    @Produces
    @Singleton
    RetentionPolicy retentionPolicy(IndexConfig config) {
        return new RetentionPolicy(
                config.retention().months(), config.retention().size().asLongValue());
    }

    @Produces
    @Singleton
    ArticleSink articleSink(
            ElasticsearchAsyncClient client,
            RestClient bulk,
            IndexSettings settings,
            RetentionPolicy retention,
            InstantSource clock,
            GenerationRoles roles,
            IndexConfig config) {
        return new ElasticsearchArticleSink(
                client,
                bulk,
                settings,
                Math.max(
                        config.requestSize().asLongValue(),
                        config.loadingRequestSize().asLongValue()),
                month -> retention.isTooOld(month, MonthIndex.monthOf(clock.instant())),
                roles,
                clock);
    }

    @Produces
    @Singleton
    RequestLimit requestLimit(IndexConfig config) {
        return new RequestLimit(config.requestsInFlight());
    }

    @Produces
    @Singleton
    BulkWriters bulkWriters(
            ArticleSink sink, RetryState state, RequestLimit limit, Answers answers, GenerationRoles roles) {
        return new BulkWriters(
                heard -> new BulkWriter(
                        sink,
                        RetryDelay.DEFAULT,
                        () -> ThreadLocalRandom.current().nextDouble(),
                        state,
                        limit,
                        heard),
                answers,
                roles::serves);
    }
}
