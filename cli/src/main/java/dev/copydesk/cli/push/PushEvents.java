package dev.copydesk.cli.push;

/** Told what happens during a push, by several threads. */
interface PushEvents {
    void accepted(long rows);

    void refused(Problem problem);

    void warning(Problem problem);

    /** The service does not take anything just now. */
    void waiting(String why);
}
