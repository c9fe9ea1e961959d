package dev.copydesk.cli.terminal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Progress on standard error: on a terminal one line that is written over and over, elsewhere a plain line now and then.
 * Thread-safe.
 */
public final class ProgressLine {
    private static final Duration REDRAW = Duration.ofMillis(100);
    private static final Duration PLAIN_INTERVAL = Duration.ofSeconds(5);
    /** The terminal shows {@code ^C} behind the line; it must not run over. */
    private static final int CTRL_C = 3;

    private static final String CLEAR = "\r\u001b[K";

    private final Terminal terminal;
    private final InstantSource clock;
    private Instant last = Instant.MIN;
    private String shown = "";
    private boolean drawn;

    public ProgressLine(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    /** Shows this, unless something was shown a moment ago. */
    public synchronized void update(String text) {
        Instant now = clock.instant();
        Duration interval = terminal.errIsTerminal() ? REDRAW : PLAIN_INTERVAL;
        if (text.equals(shown) || (!last.equals(Instant.MIN) && now.isBefore(last.plus(interval)))) {
            return;
        }
        last = now;
        shown = text;
        if (terminal.errIsTerminal()) {
            terminal.draw(CLEAR + DisplayWidth.cut(text, terminal.columns() - CTRL_C));
            drawn = true;
        } else {
            terminal.say(text);
        }
    }

    /** Writes a line that stays; the progress goes on below it. */
    public synchronized void say(String line) {
        clear();
        terminal.say(line);
        last = terminal.errIsTerminal() ? Instant.MIN : last;
        shown = "";
    }

    /** Ends the progress: the moving line goes, where plain lines were written the last one says this. */
    public synchronized void finish(String text) {
        boolean told = !shown.isEmpty() && !shown.equals(text);
        clear();
        if (told && !terminal.errIsTerminal()) {
            terminal.say(text);
        }
        shown = "";
    }

    /** Takes the moving line away. */
    public synchronized void clear() {
        if (drawn) {
            terminal.draw(CLEAR);
            drawn = false;
        }
    }
}
