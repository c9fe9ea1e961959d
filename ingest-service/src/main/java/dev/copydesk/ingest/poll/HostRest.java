package dev.copydesk.ingest.poll;

import dev.copydesk.ingest.fetch.Answer;
import java.time.Duration;
import java.time.Instant;

/** How long a whole host is left alone after one answer: it is the host that is overloaded. Pure. */
final class HostRest {
    private HostRest() {}

    /** After an answer that is neither a success nor a redirect. */
    static Duration after(Answer refusal, PollSettings settings, Instant now) {
        if (refusal.status() != 429 && refusal.status() != 503) {
            return Duration.ZERO;
        }
        Duration asked = HttpHints.retryAfter(refusal, now).orElse(settings.hostRest());
        return PollBounds.shorter(asked, settings.maxHostRest());
    }
}
