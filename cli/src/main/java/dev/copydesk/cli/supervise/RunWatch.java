package dev.copydesk.cli.supervise;

import dev.copydesk.cli.supervise.ProcessState.Condition;
import dev.copydesk.cli.terminal.ProgressLine;
import dev.copydesk.cli.terminal.Quantities;
import dev.copydesk.cli.terminal.Style;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Shows how a stack starts or stops: a line that stays for each process that has got there, and one that moves for those
 * that have not. Not thread-safe.
 */
public final class RunWatch {
    private static final int NAME_COLUMNS = 16;

    private final ProgressLine progress;
    private final Style style;
    private final InstantSource clock;
    private final Instant begin;
    private final Map<String, Condition> shown = new HashMap<>();

    public RunWatch(ProgressLine progress, Style style, InstantSource clock) {
        this.progress = progress;
        this.style = style;
        this.clock = clock;
        this.begin = clock.instant();
    }

    public void starting(RunState state) {
        for (ProcessState process : state.processes()) {
            if (isNew(process, Condition.RUNNING)) {
                progress.say(line(style.green("✓"), process.name(), "ready after " + elapsed()));
            } else if (isNew(process, Condition.RESTARTING)) {
                progress.say(line(style.yellow("!"), process.name(), "starting again: " + process.note()));
            }
            shown.put(process.name(), process.condition());
        }
        String pending = pending(state);
        if (!pending.isEmpty()) {
            progress.update("  " + pending + "  " + seconds());
        }
    }

    public void stopping(RunState state) {
        for (ProcessState process : state.processes()) {
            if (isNew(process, Condition.STOPPED)) {
                progress.say(line(style.green("✓"), process.name(), "stopped"));
            }
            shown.put(process.name(), process.condition());
        }
        state.processes().stream()
                .filter(process -> process.condition() == Condition.STOPPING)
                .findFirst()
                .ifPresent(process -> progress.update("  stopping " + process.name() + "  " + seconds()));
    }

    private boolean isNew(ProcessState process, Condition condition) {
        return process.condition() == condition && shown.get(process.name()) != condition;
    }

    /** What is not ready yet, or nothing. */
    private static String pending(RunState state) {
        List<String> starting = state.processes().stream()
                .filter(process -> process.condition() == Condition.STARTING)
                .map(ProcessState::name)
                .toList();
        long waiting = state.processes().stream()
                .filter(process -> process.condition() == Condition.WAITING)
                .count();
        if (starting.isEmpty()) {
            return waiting == 0 ? "" : "starting";
        }
        return "starting " + String.join(", ", starting) + (waiting == 0 ? "" : " (" + waiting + " more to come)");
    }

    private String elapsed() {
        return Quantities.duration(Duration.between(begin, clock.instant()));
    }

    private String seconds() {
        return Duration.between(begin, clock.instant()).toSeconds() + " s";
    }

    private static String line(String mark, String name, String what) {
        return String.format(Locale.ROOT, "  %s %-" + NAME_COLUMNS + "s %s", mark, name, what);
    }
}
