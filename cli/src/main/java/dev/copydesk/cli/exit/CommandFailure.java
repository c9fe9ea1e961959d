package dev.copydesk.cli.exit;

/** Ends a command. The message is one line that says what is wrong and what to do. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    private CommandFailure(int status, String message, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    private CommandFailure(int status, String message) {
        super(message);
        this.status = status;
    }

    public static CommandFailure usage(String message) {
        return new CommandFailure(ExitStatus.USAGE, message);
    }

    public static CommandFailure badData(String message) {
        return new CommandFailure(ExitStatus.BAD_DATA, message);
    }

    public static CommandFailure unreachable(String message) {
        return new CommandFailure(ExitStatus.UNREACHABLE, message);
    }

    public static CommandFailure unreachable(String message, Throwable cause) {
        return new CommandFailure(ExitStatus.UNREACHABLE, message, cause);
    }

    public static CommandFailure internal(String message) {
        return new CommandFailure(ExitStatus.INTERNAL, message);
    }

    public static CommandFailure internal(String message, Throwable cause) {
        return new CommandFailure(ExitStatus.INTERNAL, message, cause);
    }

    /** One of {@link ExitStatus}. */
    public int status() {
        return status;
    }
}
