package dev.copydesk.ingest.admission;

import dev.copydesk.model.RawArticle;
import dev.copydesk.model.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rule of admission, pure.
 *
 * <p>An id that was taken down is refused. The first source owns an id; what other sources send under it counts as
 * unchanged and only adds them to {@code sources}. From the owner, the same content hash is unchanged, an older {@code
 * fetchedAt} is stale, and everything else is the next revision.
 */
public final class Admission {
    /** Sources beyond these are not listed, so that one popular address cannot grow without bound. */
    static final int MAX_SOURCES = 100;

    /** In characters: a list of sources never makes an article too large for its topic. */
    private static final int MAX_SOURCES_LENGTH = 32_768;

    private Admission() {}

    /**
     * Decides about one received article.
     *
     * @param known what is remembered of its id, null where nothing is
     * @param now our clock; a later {@code fetchedAt} counts as this
     */
    public static Decision decide(@Nullable AdmissionState known, RawArticle received, Instant now) {
        if (known != null && known.takenDownAt() != null) {
            return new Decision.TakenDown();
        }
        RawArticle current = known == null ? null : known.current();
        if (current == null) {
            return new Decision.NewRevision(received.admitted(now, 1, List.of(received.source()), now), false);
        }
        Instant firstSeenAt = Objects.requireNonNull(current.firstSeenAt(), "firstSeenAt is stamped by admission");
        int revision = Objects.requireNonNull(current.revision(), "revision is stamped by admission");
        if (!isOwner(current, received.source())) {
            return withSource(current, received.source(), firstSeenAt, revision, now);
        }
        if (received.contentHash().equals(current.contentHash())) {
            return new Decision.Unchanged();
        }
        Instant fetchedAt = received.fetchedAt().isAfter(now) ? now : received.fetchedAt();
        if (fetchedAt.isBefore(current.fetchedAt())) {
            return new Decision.Stale();
        }
        return new Decision.NewRevision(received.admitted(firstSeenAt, revision + 1, current.sources(), now), true);
    }

    private static Decision withSource(
            RawArticle current, Source source, Instant firstSeenAt, int revision, Instant now) {
        boolean listed = current.sources().stream().anyMatch(known -> known.id().equals(source.id()));
        if (listed || current.sources().size() >= MAX_SOURCES || length(current.sources()) > MAX_SOURCES_LENGTH) {
            return new Decision.Unchanged();
        }
        List<Source> sources = new ArrayList<>(current.sources());
        sources.add(source);
        return new Decision.SourceJoined(current.admitted(firstSeenAt, revision, sources, now));
    }

    private static boolean isOwner(RawArticle current, Source source) {
        return current.source().id().equals(source.id());
    }

    private static int length(List<Source> sources) {
        return sources.stream()
                .mapToInt(source -> source.id().length()
                        + source.name().length()
                        + (source.homepage() == null ? 0 : source.homepage().length()))
                .sum();
    }
}
