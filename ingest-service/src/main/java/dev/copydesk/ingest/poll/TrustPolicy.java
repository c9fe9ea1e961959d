package dev.copydesk.ingest.poll;

import dev.copydesk.ingest.fetch.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Whether a feed's validators are believed.
 *
 * <p>A 304 is checked by a request without conditions soon after it: always while little is known, every six hours until a
 * change came through a conditional request, and once a day after that. So a server that lies hides an item for a day at
 * most. Content that changed while the validator stayed is a lie; content that changed right after a 304 together with the
 * validator may be chance, and is one the second time. Pure.
 */
final class TrustPolicy {
    static final int TRUE_NOT_MODIFIED_NEEDED = 2;
    static final int TRUE_CHANGES_NEEDED = 1;
    static final int MOST_DOUBTS = 1;
    static final Duration CHECK_UNPROVEN = Duration.ofHours(6);
    static final Duration CHECK_TRUSTED = Duration.ofHours(24);
    /** After that a server may prove itself again: it may have been mended. */
    static final Duration WITHDRAWN_FOR = Duration.ofDays(7);

    private TrustPolicy() {}

    /** Whether the next request may be conditional. */
    static boolean mayAskConditionally(Validators validators, Instant now) {
        return validators.present()
                && !validators.unchecked()
                && (validators.trust() != Trust.WITHDRAWN || passed(validators, WITHDRAWN_FOR, now));
    }

    static Validators afterNotModified(Validators before, Instant now) {
        boolean proveAgain = before.trust() == Trust.WITHDRAWN;
        Trust trust = proveAgain ? Trust.UNPROVEN : before.trust();
        int trueNotModified = proveAgain ? 0 : before.trueNotModified();
        boolean due = trust == Trust.TRUSTED
                ? passed(before, CHECK_TRUSTED, now)
                : trueNotModified < TRUE_NOT_MODIFIED_NEEDED || passed(before, CHECK_UNPROVEN, now);
        return new Validators(
                before.etag(),
                before.lastModified(),
                trust,
                trueNotModified,
                proveAgain ? 0 : before.trueChanges(),
                before.checkedAt(),
                before.doubts(),
                due);
    }

    /** @param changed whether the body held new or changed items */
    static Validators afterBody(Validators before, PollRequest request, Answer answer, boolean changed, Instant now) {
        boolean known = before.present();
        boolean same = known
                && Objects.equals(before.etag(), answer.etag())
                && Objects.equals(before.lastModified(), answer.lastModified());
        int doubts = before.doubts();
        int trueNotModified = before.trueNotModified();
        int trueChanges = before.trueChanges();
        Trust trust = before.trust();
        Instant checkedAt = before.checkedAt();
        if (request.check()) {
            doubts = changed ? doubts + 1 : 0;
            trueNotModified = changed ? trueNotModified : Math.min(trueNotModified + 1, 1_000_000);
            checkedAt = now;
        } else if (request.conditional() && changed && !same) {
            trueChanges = Math.min(trueChanges + 1, 1_000_000);
        }
        boolean lied = (changed && same) || doubts > MOST_DOUBTS;
        if (lied) {
            return new Validators(answer.etag(), answer.lastModified(), Trust.WITHDRAWN, 0, 0, now, 0, false);
        }
        if (trust == Trust.UNPROVEN
                && trueNotModified >= TRUE_NOT_MODIFIED_NEEDED
                && trueChanges >= TRUE_CHANGES_NEEDED) {
            trust = Trust.TRUSTED;
        }
        return new Validators(
                answer.etag(), answer.lastModified(), trust, trueNotModified, trueChanges, checkedAt, doubts, false);
    }

    private static boolean passed(Validators validators, Duration duration, Instant now) {
        Instant checkedAt = validators.checkedAt();
        return checkedAt == null || !now.isBefore(checkedAt.plus(duration)) || now.isBefore(checkedAt);
    }
}
