package dev.copydesk.enrich.topology;

import dev.copydesk.model.DeadLetter;
import org.jspecify.annotations.Nullable;

/** What annotation made of a raw record: an event for a lane, or a letter. Exactly one is there. */
record Annotated(@Nullable LaneEvent event, @Nullable DeadLetter letter) {

    static Annotated event(LaneEvent event) {
        return new Annotated(event, null);
    }

    static Annotated letter(DeadLetter letter) {
        return new Annotated(null, letter);
    }
}
