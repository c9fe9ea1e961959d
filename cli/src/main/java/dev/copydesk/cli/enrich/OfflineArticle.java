package dev.copydesk.cli.enrich;

import dev.copydesk.enrich.duplicate.Fingerprint;
import dev.copydesk.enrich.duplicate.Member;
import dev.copydesk.enrich.duplicate.ShingleSet;
import org.jspecify.annotations.Nullable;

/**
 * One line of the input, enriched but for its verdict.
 *
 * @param json the output line without its verdict, UTF-8
 * @param compared what is compared with the other lines; null where the line is no article or duplicates were not asked for
 * @param isArticle whether the line could be read
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record OfflineArticle(byte[] json, @Nullable Compared compared, boolean isArticle) {

    /**
     * @param member whose id is that of the line, or derived where the line has none
     */
    record Compared(Member member, int revision, Fingerprint fingerprint, ShingleSet shingles) {
        String id() {
            return member.key().id();
        }
    }
}
