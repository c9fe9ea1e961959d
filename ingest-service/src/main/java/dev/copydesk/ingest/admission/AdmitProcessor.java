package dev.copydesk.ingest.admission;

import dev.copydesk.kafka.ArticleHeaders;
import dev.copydesk.kafka.trace.ArticleSpans;
import dev.copydesk.kafka.trace.TracedStage;
import dev.copydesk.model.EventFormatException;
import dev.copydesk.model.EventHeaders;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.RawArticle;
import io.opentelemetry.api.trace.Span;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Record;
import org.jboss.logging.Logger;

/** Carries {@link Admission}'s decisions out. */
final class AdmitProcessor extends AdmissionProcessor<Received> {
    private static final Logger LOG = Logger.getLogger(AdmitProcessor.class);

    /** Records that do not say whose they are are counted here. */
    static final String UNKNOWN_SOURCE = "unknown";

    AdmitProcessor(InstantSource clock, TracedStage stage) {
        super(clock, stage);
    }

    @Override
    Received read(Record<String, byte[]> received) {
        if (received.value() == null && ArticleHeaders.redrives(received.headers()) > 0) {
            return new Received.ReissueOrder(
                    received.key(), ArticleHeaders.revision(received.headers()).orElse(null));
        }
        if (received.value() == null) {
            throw new EventFormatException("RawArticle: the record has no value", null);
        }
        RawArticle article = EventJson.read(received.value(), RawArticle.class);
        if (!article.id().equals(received.key())) {
            throw new EventFormatException(
                    "RawArticle: the record's key is '" + received.key() + "', its id '" + article.id() + "'", null);
        }
        return new Received.Article(article);
    }

    @Override
    void unreadable(Record<String, byte[]> received, AdmissionStores stores) {
        takeBack(received, stores);
        stores.count(UNKNOWN_SOURCE, Outcome.UNREADABLE);
    }

    @Override
    void handle(Received event, Record<String, byte[]> received, Task task, Instant now, Span span) {
        if (event instanceof Received.ReissueOrder order) {
            ArticleSpans.outcome(span, reissue(order, received, task) ? "reissued" : "not reissued");
        } else if (event instanceof Received.Article arrived) {
            RawArticle article = arrived.article();
            takeBack(received, task.stores());
            Decision decision = Admission.decide(task.stores().known(article.id()), article, now);
            Outcome outcome = carryOut(decision, received, task);
            task.stores().count(article.source().id(), outcome);
            ArticleSpans.outcome(span, outcome);
        }
    }

    /** A letter's original that is sent again was counted when it failed, and its letter ends with the sending. */
    private static void takeBack(Record<String, byte[]> received, AdmissionStores stores) {
        if (ArticleHeaders.redrives(received.headers()) > 0) {
            stores.count(UNKNOWN_SOURCE, Outcome.REDRIVEN);
        }
    }

    /**
     * Only here is it known for sure which revision is current: an older one must not go out over a newer one.
     *
     * @return whether the article went out
     */
    private static boolean reissue(Received.ReissueOrder order, Record<String, byte[]> received, Task task) {
        AdmissionState known = order.id() == null ? null : task.stores().known(order.id());
        RawArticle current = known == null ? null : known.current();
        if (current == null || (order.revision() != null && !order.revision().equals(current.revision()))) {
            LOG.infof("article %s is not issued again: it was taken down or superseded", order.id());
            return false;
        }
        received.headers().remove(EventHeaders.REVISION);
        forward(current, received, task);
        return true;
    }

    private static Outcome carryOut(Decision decision, Record<String, byte[]> received, Task task) {
        if (decision instanceof Decision.NewRevision next) {
            admit(next.admitted(), received, task);
            return next.supersedes() ? Outcome.SUPERSEDING : Outcome.NEW;
        }
        if (decision instanceof Decision.SourceJoined joined) {
            admit(joined.admitted(), received, task);
            return Outcome.UNCHANGED;
        }
        if (decision instanceof Decision.Unchanged) {
            return Outcome.UNCHANGED;
        }
        if (decision instanceof Decision.Stale) {
            return Outcome.STALE;
        }
        return Outcome.REFUSED;
    }

    private static void admit(RawArticle admitted, Record<String, byte[]> received, Task task) {
        task.stores()
                .remember(
                        admitted.id(),
                        AdmissionState.of(
                                admitted,
                                Objects.requireNonNull(admitted.firstSeenAt()),
                                Objects.requireNonNull(admitted.revision())));
        forward(admitted, received, task);
    }

    private static void forward(RawArticle admitted, Record<String, byte[]> received, Task task) {
        task.forward(
                received.withValue(EventJson.write(admitted))
                        .withHeaders(ArticleHeaders.describe(received.headers(), RawArticle.class)),
                AdmissionTopology.RAW_SINK);
    }
}
