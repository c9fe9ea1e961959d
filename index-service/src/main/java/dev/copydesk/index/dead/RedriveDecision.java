package dev.copydesk.index.dead;

import dev.copydesk.model.ArticleVersion;
import dev.copydesk.model.DeadLetter;
import dev.copydesk.model.Topics;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What sending a letter's record again comes to. */
sealed interface RedriveDecision {

    /** The stages that read what came in. */
    Set<String> INLETS = Set.of(Topics.RECEIVED, Topics.TAKEDOWNS);

    /** @param reason one line for a person */
    record Refused(String reason) implements RedriveDecision {}

    /** The original goes back to where it was read. */
    record Resend() implements RedriveDecision {}

    /**
     * Admission issues the article's current record again; whatever letters the article has are settled by that.
     *
     * @param revision issued only while it is the current one; null for whichever is
     */
    record Reissue(String articleId, @Nullable Integer revision) implements RedriveDecision {}

    /**
     * Decides as far as this side can know. Admission, which alone knows the current revision, has the last word.
     *
     * @param letters all letters of the article, this one included
     * @param indexedVersion of the article; null where it is not indexed
     */
    static RedriveDecision of(
            LetterSummary letter, boolean takenDown, List<LetterSummary> letters, @Nullable Long indexedVersion) {
        if (letter.stage() == DeadLetter.Stage.ADMISSION) {
            return resend(letter);
        }
        if (letter.articleId() == null) {
            return new Refused("the letter names no article, so that there is nothing to send again; drop it");
        }
        if (takenDown) {
            return new Refused("the article was taken down");
        }
        long version = letter.version() == null ? 0 : letter.version();
        if (indexedVersion != null && version > 0 && indexedVersion >= version) {
            return new Refused("superseded: the article is indexed in this version or a newer one; drop the letter");
        }
        for (LetterSummary other : letters) {
            if (revision(other) > revision(letter) && revision(letter) > 0) {
                return new Refused("superseded by revision " + revision(other) + ", see the letter " + other.key());
            }
        }
        return new Reissue(letter.articleId(), revision(letter) == 0 ? null : revision(letter));
    }

    private static RedriveDecision resend(LetterSummary letter) {
        String inlet = letter.key().substring(0, Math.max(0, letter.key().indexOf('/')));
        if (!INLETS.contains(inlet)) {
            return new Refused("the letter's topic " + inlet + " is none that anything is sent to");
        }
        if (letter.isDropped()) {
            return new Refused("the letter was dropped, and its original with it");
        }
        if (letter.bytes() >= DeadLetter.MAX_ORIGINAL_BYTES) {
            return new Refused("the original was too large to be kept whole; let its source send it again");
        }
        return new Resend();
    }

    private static int revision(LetterSummary letter) {
        return letter.version() == null ? 0 : ArticleVersion.revision(letter.version());
    }
}
