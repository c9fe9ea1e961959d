package dev.copydesk.enrich.topology;

import dev.copydesk.model.Selection;

/**
 * What of the corpus a generation takes in, and how fast.
 *
 * @param selection articles outside it are passed over
 * @param throttle shared by all threads of the generation
 */
record Intake(Selection selection, Throttle throttle) {
    /** Everything, as fast as it can. */
    static final Intake ALL = new Intake(Selection.ALL, new Throttle());
}
