package dev.copydesk.stack;

import java.util.Optional;

/** Asks once whether a child serves; takes at most a few seconds and never throws. */
@FunctionalInterface
public interface Readiness {
    /** Empty when ready, else in a few words what it is waiting for. */
    Optional<String> missing();

    /** For a child that serves nothing that could be asked: ready as soon as it runs. */
    static Readiness whenRunning() {
        return Optional::empty;
    }
}
