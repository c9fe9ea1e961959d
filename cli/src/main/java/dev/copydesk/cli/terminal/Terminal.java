package dev.copydesk.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;

/**
 * Standard output, which holds only the result, and standard error, which holds everything else; both in UTF-8 whatever
 * the locale. Thread-safe.
 */
public final class Terminal {
    private static final int NARROWEST = 40;
    private static final int WIDEST = 300;

    private final PrintStream out;
    private final PrintStream err;
    private final boolean outIsTerminal;
    private final boolean errIsTerminal;
    private final boolean colours;
    private final int columns;

    Terminal(
            OutputStream out,
            OutputStream err,
            boolean outIsTerminal,
            boolean errIsTerminal,
            boolean colours,
            int columns) {
        this.out = new PrintStream(out, false, StandardCharsets.UTF_8);
        this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
        this.outIsTerminal = outIsTerminal;
        this.errIsTerminal = errIsTerminal;
        this.colours = colours;
        this.columns = Math.max(NARROWEST, Math.min(WIDEST, columns));
    }

    /** The process's own, with what the start script found out about them. */
    public static Terminal ofProcess(Map<String, String> environment, Properties properties) {
        String terminals = properties.getProperty("copydesk.terminals", "");
        boolean colours = environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
        return new Terminal(
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                terminals.contains("out"),
                terminals.contains("err"),
                colours,
                columns(properties.getProperty("copydesk.columns", "")));
    }

    /** One that writes to these streams as to files: no colours, no moving progress line. */
    public static Terminal plain(OutputStream out, OutputStream err) {
        return new Terminal(out, err, false, false, false, 80);
    }

    /** A line of the result. */
    public synchronized void result(String line) {
        out.println(line);
    }

    /** The result as it stands, with a line's end behind it. */
    public synchronized void result(byte[] utf8) {
        out.write(utf8, 0, utf8.length);
        if (utf8.length == 0 || utf8[utf8.length - 1] != '\n') {
            out.write('\n');
        }
    }

    /** A line for people, on standard error. */
    public synchronized void say(String line) {
        err.println(line);
    }

    /** Text on standard error without a line's end. */
    synchronized void draw(String text) {
        err.print(text);
        err.flush();
    }

    /** Pushes the result out; false if nobody takes it (a closed pipe). */
    public synchronized boolean flush() {
        return !out.checkError();
    }

    public boolean outIsTerminal() {
        return outIsTerminal;
    }

    public boolean errIsTerminal() {
        return errIsTerminal;
    }

    public Style outStyle() {
        return new Style(colours && outIsTerminal);
    }

    public Style errStyle() {
        return new Style(colours && errIsTerminal);
    }

    public int columns() {
        return columns;
    }

    private static int columns(String text) {
        try {
            int columns = Integer.parseInt(text.strip());
            return columns == 0 ? 80 : columns;
        } catch (NumberFormatException e) {
            return 80;
        }
    }
}
