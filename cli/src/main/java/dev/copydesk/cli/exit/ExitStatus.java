package dev.copydesk.cli.exit;

/** The exit statuses that scripts rely on; the numbers from 64 up are those of BSD's {@code sysexits.h}. */
public final class ExitStatus {
    /** All was done. */
    public static final int DONE = 0;
    /** The command line was wrong; nothing was done. */
    public static final int USAGE = 2;
    /** Some of the input was bad; the rest was done. */
    public static final int BAD_DATA = 65;
    /** A server is not reachable, or cannot be started because its port is taken. */
    public static final int UNREACHABLE = 69;
    /** Something went wrong inside Copydesk, or a check of the corpus found a fault. */
    public static final int INTERNAL = 70;

    private ExitStatus() {}
}
