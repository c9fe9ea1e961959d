package dev.copydesk.index.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.json.JsonData;
import co.elastic.clients.transport.TransportException;
import co.elastic.clients.transport.endpoints.BooleanResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.copydesk.index.document.MonthIndex;
import dev.copydesk.index.write.ArticleSink;
import dev.copydesk.index.write.BulkItemOutcome;
import dev.copydesk.index.write.BulkSplitter;
import dev.copydesk.index.write.WriteAction;
import io.smallrye.mutiny.Uni;
import java.io.StringReader;
import java.time.Duration;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import org.elasticsearch.client.Response;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.ResponseListener;
import org.elasticsearch.client.RestClient;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes by bulk requests. Documents are sent as the bytes they are, and of an answer only the outcomes are read. Thread-safe.
 */
public final class ElasticsearchArticleSink implements ArticleSink {
    private static final Logger LOG = Logger.getLogger(ElasticsearchArticleSink.class);
    private static final Duration PING_TIMEOUT = Duration.ofSeconds(3);
    /** Less than a node needs to come up again, and a request that fails meanwhile makes it ask at once. */
    private static final long TEMPLATE_IS_THERE_NANOS = Duration.ofMillis(200).toNanos();

    private static final String MONTHS = "articles-g*";
    private static final String ALREADY_CREATED = "resource_already_exists_exception";

    private final ElasticsearchAsyncClient client;
    private final RestClient bulk;
    private final IndexSettings settings;
    private final long maxRequestBytes;
    private final Predicate<YearMonth> isTooOld;
    private final GenerationRoles roles;
    private final InstantSource clock;
    /** By this instance, whose template may differ from the one that it found. */
    private volatile boolean templateInstalled;
    /** When it was last seen, by {@link System#nanoTime}; absent where it has to be asked for. */
    private volatile @Nullable Long templateSeenNanos;

    /**
     * @param maxRequestBytes a larger request is made only for a single item
     * @param isTooOld whether a month that is missing is to be created as one that left the index
     * @param roles of the generations whose months are created
     * @param clock for the time of writing that documents bear
     */
    public ElasticsearchArticleSink(
            ElasticsearchAsyncClient client,
            RestClient bulk,
            IndexSettings settings,
            long maxRequestBytes,
            Predicate<YearMonth> isTooOld,
            GenerationRoles roles,
            InstantSource clock) {
        this.client = client;
        this.bulk = bulk;
        this.settings = settings;
        this.maxRequestBytes = maxRequestBytes;
        this.isTooOld = isTooOld;
        this.roles = roles;
        this.clock = clock;
    }

    @Override
    public Uni<List<BulkItemOutcome>> write(List<WriteAction> actions) {
        return ensureTemplate()
                .chain(() -> writeParts(BulkSplitter.split(actions, maxRequestBytes)))
                .onFailure(ElasticsearchArticleSink::isNotReady)
                .recoverWithItem(failure -> sameForAll(actions, retryable(failure)));
    }

    private Uni<List<BulkItemOutcome>> writeParts(List<List<WriteAction>> parts) {
        return Uni.join()
                .all(parts.stream().map(this::writePart).toList())
                .usingConcurrencyOf(1)
                .andFailFast()
                .map(outcomes -> outcomes.stream().flatMap(List::stream).toList());
    }

    private Uni<List<BulkItemOutcome>> writePart(List<WriteAction> part) {
        return Uni.createFrom()
                .emitter(emitter ->
                        bulk.performRequestAsync(BulkLines.request(part, clock.instant()), new ResponseListener() {
                            @Override
                            public void onSuccess(Response response) {
                                emitter.complete(response);
                            }

                            @Override
                            public void onFailure(Exception failure) {
                                emitter.fail(failure);
                            }
                        }))
                .map(response -> BulkLines.outcomes(part, (Response) response))
                .onFailure()
                .invoke(() -> templateSeenNanos = null)
                .onFailure(ElasticsearchArticleSink::isNotReady)
                .recoverWithUni(failure -> afterFailure(part, unwrapped(failure)));
    }

    /** A request refused as a whole is cut until the one item that is at fault stands alone. */
    private Uni<List<BulkItemOutcome>> afterFailure(List<WriteAction> part, Throwable failure) {
        int status = status(failure);
        if (status != 400 && status != 413) {
            return Uni.createFrom().item(sameForAll(part, retryable(failure)));
        }
        if (part.size() > 1) {
            return writeParts(BulkSplitter.halve(part));
        }
        return Uni.createFrom().item(List.of(BulkItemOutcome.of(false, status, type(failure), failure.getMessage())));
    }

    @Override
    public Uni<Void> createMonths(Collection<String> indices) {
        return installTemplate()
                .chain(() -> Uni.join()
                        .all(indices.stream().map(this::createMonth).toList())
                        .andCollectFailures())
                .replaceWithVoid();
    }

    private Uni<Void> createMonth(String index) {
        return isTooOld.test(MonthIndex.monthOf(index)) ? createExpired(index) : createHeld(index);
    }

    private Uni<Void> createHeld(String index) {
        int generation = MonthIndex.generationOf(index);
        return Uni.createFrom()
                .completionStage(() -> client.indices().create(create -> {
                    create.index(index).mappings(mapping -> mapping.meta(Months.FILLED, JsonData.of(false)));
                    if (roles.serves(generation)) {
                        create.aliases(MonthIndex.ALIAS, alias -> alias);
                    }
                    if (roles.isLoaded(generation)) {
                        create.settings(load -> load.numberOfReplicas("0")
                                .refreshInterval(never -> never.time(GenerationIndices.NEVER)));
                    }
                    return create;
                }))
                .invoke(() -> LOG.infof("created index %s", index))
                .replaceWithVoid()
                .onFailure(failure -> ALREADY_CREATED.equals(type(unwrapped(failure))))
                .recoverWithNull();
    }

    private Uni<Void> createExpired(String month) {
        String index = MonthIndex.expiredNameOf(month);
        ObjectNode definition = ExpiredMonth.definition(settings);
        definition.withObject("/mappings/_meta").put(Months.FILLED, false);
        return Uni.createFrom()
                .completionStage(() -> client.indices()
                        .create(create -> create.index(index).withJson(new StringReader(definition.toString()))))
                .replaceWithVoid()
                .onFailure(failure -> ALREADY_CREATED.equals(type(unwrapped(failure))))
                .recoverWithNull()
                .chain(() -> Uni.createFrom().completionStage(() -> client.indices()
                        .updateAliases(aliases -> aliases.actions(
                                action -> action.add(add -> add.index(index).aliases(aliasesOfExpired(month)))))))
                .invoke(() -> LOG.infof("created index %s for a month too old to be kept", index))
                .replaceWithVoid();
    }

    private List<String> aliasesOfExpired(String month) {
        return roles.serves(MonthIndex.generationOf(month)) ? List.of(month, MonthIndex.EXPIRED_ALIAS) : List.of(month);
    }

    /**
     * Without the template, which forbids it, a write would create an index of the wrong shape. One that was installed can
     * be lost with all the data of Elasticsearch while this service runs, hence the question, which is asked again before a
     * write that is no longer close to the last answer.
     */
    private Uni<Void> ensureTemplate() {
        return Uni.createFrom()
                .deferred(() -> wasTemplateJustSeen() ? Uni.createFrom().item(true) : isTemplateThere())
                .chain(there -> there ? Uni.createFrom().voidItem() : installTemplate());
    }

    private boolean wasTemplateJustSeen() {
        Long seen = templateSeenNanos;
        return seen != null && System.nanoTime() - seen < TEMPLATE_IS_THERE_NANOS;
    }

    private Uni<Boolean> isTemplateThere() {
        if (!templateInstalled) {
            return Uni.createFrom().item(false);
        }
        long asked = System.nanoTime();
        return Uni.createFrom()
                .completionStage(
                        () -> client.indices().existsIndexTemplate(template -> template.name(IndexTemplate.NAME)))
                .map(BooleanResponse::value)
                .invoke(there -> templateSeenNanos = there ? (Long) asked : null);
    }

    private Uni<Void> installTemplate() {
        return Uni.createFrom()
                .completionStage(() -> client.indices().putIndexTemplate(template -> template.name(IndexTemplate.NAME)
                        .withJson(new StringReader(IndexTemplate.json(settings)))))
                .onFailure()
                .invoke(failure -> {
                    if (unwrapped(failure) instanceof ElasticsearchException refusal) {
                        LOG.errorf(
                                "Elasticsearch refuses the index template: %s. Nothing is written before it takes it",
                                deepestReason(refusal.error()));
                    }
                })
                .chain(this::addFieldsToMonths)
                .invoke(() -> templateInstalled = true)
                .replaceWithVoid();
    }

    /** Months of an older release refuse fields that they don't know, and a template acts on new months only. */
    private Uni<Void> addFieldsToMonths() {
        return Uni.createFrom()
                .completionStage(() -> client.cat().indices(all -> all.index(MONTHS)))
                .map(all -> all.valueBody().stream()
                        .flatMap(found -> Optional.ofNullable(found.index()).stream())
                        .filter(index -> MonthIndex.isMonth(index) && !MonthIndex.isExpired(index))
                        .map(this::addFields)
                        .toList())
                .chain(months -> months.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : Uni.join().all(months).andCollectFailures().replaceWithVoid());
    }

    private Uni<Void> addFields(String month) {
        return Uni.createFrom()
                .completionStage(() -> client.indices().putMapping(mapping -> mapping.index(month)
                        .withJson(new StringReader(IndexTemplate.properties()))))
                .replaceWithVoid()
                .onFailure(failure -> status(unwrapped(failure)) == 400)
                .recoverWithUni(failure -> {
                    LOG.warnf("%s has fields of other types and stays as it is: %s", month, failure.getMessage());
                    return Uni.createFrom().voidItem();
                });
    }

    @Override
    public Uni<Void> ping() {
        return Uni.createFrom()
                .completionStage(() -> client.cluster().health())
                .ifNoItem()
                .after(PING_TIMEOUT)
                .fail()
                .replaceWithVoid();
    }

    private static List<BulkItemOutcome> sameForAll(List<WriteAction> actions, BulkItemOutcome outcome) {
        return Collections.nCopies(actions.size(), outcome);
    }

    private static BulkItemOutcome retryable(Throwable failure) {
        Throwable cause = unwrapped(failure);
        return new BulkItemOutcome.Retryable(status(cause), type(cause));
    }

    /** Anything but a programming error, which must not be retried for ever without being seen. */
    private static boolean isNotReady(Throwable failure) {
        return !(unwrapped(failure) instanceof Error);
    }

    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /** The HTTP status; 0 where no answer came. */
    private static int status(Throwable failure) {
        if (failure instanceof ElasticsearchException answer) {
            return answer.status();
        }
        if (failure instanceof ResponseException answer) {
            return answer.getResponse().getStatusLine().getStatusCode();
        }
        return failure instanceof TransportException transport ? transport.statusCode() : 0;
    }

    /** The one that names the field or the setting; those around it say only where it stands. */
    private static @Nullable String deepestReason(ErrorCause error) {
        ErrorCause deepest = error;
        while (deepest.causedBy() != null) {
            deepest = deepest.causedBy();
        }
        return deepest.reason();
    }

    private static String type(Throwable failure) {
        if (failure instanceof ElasticsearchException answer && answer.error().type() != null) {
            return answer.error().type();
        }
        return failure.getClass().getSimpleName();
    }
}
