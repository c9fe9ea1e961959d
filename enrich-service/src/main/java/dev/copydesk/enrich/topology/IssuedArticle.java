package dev.copydesk.enrich.topology;

import dev.copydesk.enrich.duplicate.ArticleKey;
import dev.copydesk.enrich.duplicate.Member;
import dev.copydesk.enrich.duplicate.TextHash;
import java.time.Instant;

/**
 * What a lane issued last of an article.
 *
 * @param version of the last issue
 * @param text under which the article is compared
 * @param derivation see {@link LaneEvent.Arrival}
 */
record IssuedArticle(long version, Instant firstSeenAt, TextHash text, long derivation, String sourceName) {

    IssuedArticle withVersion(long next) {
        return new IssuedArticle(next, firstSeenAt, text, derivation, sourceName);
    }

    Member member(String id) {
        return new Member(new ArticleKey(firstSeenAt, id), sourceName);
    }
}
