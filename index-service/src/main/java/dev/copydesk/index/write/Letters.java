package dev.copydesk.index.write;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.index.write.ActionReader.Decoded.Unreadable;
import dev.copydesk.model.DeadLetter;
import dev.copydesk.model.EventJson;
import java.io.IOException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Writes the dead letters of this stage. Thread-safe. */
public final class Letters {
    private static final int MAX_CAUSE_LENGTH = 2_000;

    private final InstantSource clock;

    public Letters(InstantSource clock) {
        this.clock = clock;
    }

    /** The letter about a record that could not be read. */
    public DeadLetter about(Unreadable unreadable) {
        return letter(
                unreadable.origin(), unreadable.articleId(), null, unreadable.exceptionClass(), unreadable.cause());
    }

    /** The letter about an item that Elasticsearch refused. */
    public DeadLetter about(Rejection rejection) {
        WriteAction action = rejection.action();
        return letter(
                action.origin(),
                action.id(),
                action.version(),
                rejection.outcome().errorType(),
                rejection.outcome().reason());
    }

    private DeadLetter letter(
            Origin origin, @Nullable String articleId, @Nullable Long version, String exceptionClass, String cause) {
        byte[] original = origin.value() == null ? new byte[0] : origin.value();
        String keptCause = cause;
        byte[] kept = DeadLetter.fitting(origin.value());
        if (kept.length < original.length) {
            keptCause = "only the first " + kept.length + " of " + original.length + " bytes are kept; " + cause;
        }
        JsonNode event = eventOrNothing(original);
        JsonNode readVersion = event.path("version");
        return new DeadLetter(
                DeadLetter.Stage.INDEX,
                oneLine(keptCause),
                exceptionClass,
                origin.topic(),
                origin.partition(),
                origin.offset(),
                articleId,
                version != null || !readVersion.isIntegralNumber() ? version : Long.valueOf(readVersion.longValue()),
                event.path("source").path("id").textValue(),
                clock.instant(),
                kept);
    }

    /** What can be known about an event that breaks the rules of its record. */
    private static JsonNode eventOrNothing(byte[] original) {
        try {
            JsonNode event = EventJson.mapper().readTree(original);
            return event == null ? EventJson.mapper().missingNode() : event;
        } catch (IOException e) {
            return EventJson.mapper().missingNode(); // not even JSON, as the letter's cause says
        }
    }

    private static String oneLine(String cause) {
        String line = cause.replaceAll("\\R", " ");
        return line.length() <= MAX_CAUSE_LENGTH ? line : line.substring(0, MAX_CAUSE_LENGTH) + "…";
    }
}
