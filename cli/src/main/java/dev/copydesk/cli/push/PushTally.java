package dev.copydesk.cli.push;

import dev.copydesk.cli.terminal.ProgressBar;
import dev.copydesk.cli.terminal.ProgressLine;
import dev.copydesk.cli.terminal.Quantities;
import dev.copydesk.cli.terminal.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts what happens during a push and shows it. Thread-safe. */
final class PushTally implements PushEvents {
    /** Of one file no more lines than this are shown, the others only counted. */
    static final int SHOWN_OF_A_FILE = 1000;

    /** What takes no longer needs no progress shown. */
    private static final Duration QUICK = Duration.ofMillis(300);

    private final Terminal terminal;
    private final ProgressLine progress;
    private final InstantSource clock;
    private final Instant start;
    private final int files;
    private final long totalBytes;
    private final Map<String, Long> problemsOfFile = new HashMap<>();
    private long bytes;
    private long accepted;
    private long refused;
    private long warnings;

    PushTally(List<InputFile> files, Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.progress = new ProgressLine(terminal, clock);
        this.clock = clock;
        this.start = clock.instant();
        this.files = files.size();
        this.totalBytes = files.stream().mapToLong(InputFile::sizeInBytes).sum();
    }

    synchronized void read(long more) {
        bytes += more;
        show("");
    }

    @Override
    public synchronized void accepted(long rows) {
        accepted += rows;
        show("");
    }

    @Override
    public synchronized void refused(Problem problem) {
        refused++;
        tell(problem);
    }

    @Override
    public synchronized void warning(Problem problem) {
        warnings++;
        tell(problem);
    }

    @Override
    public synchronized void waiting(String why) {
        show("  " + why);
    }

    synchronized void finish() {
        progress.clear();
        problemsOfFile.forEach((file, problems) -> {
            if (problems > SHOWN_OF_A_FILE) {
                terminal.say(file + ": " + Quantities.count(problems - SHOWN_OF_A_FILE)
                        + " more lines like these; correct the file");
            }
        });
    }

    synchronized PushReport report() {
        return new PushReport(files, accepted, refused, warnings);
    }

    private void tell(Problem problem) {
        if (problemsOfFile.merge(problem.file(), 1L, Long::sum) <= SHOWN_OF_A_FILE) {
            progress.say(problem.text());
        }
    }

    private void show(String remark) {
        Duration elapsed = Duration.between(start, clock.instant());
        if (elapsed.compareTo(QUICK) < 0) {
            return;
        }
        StringBuilder line = new StringBuilder("pushing  ");
        if (totalBytes > 0) {
            line.append(ProgressBar.bar(bytes, totalBytes))
                    .append("  ")
                    .append(Quantities.bytes(bytes))
                    .append(" of ")
                    .append(Quantities.bytes(totalBytes));
        } else {
            line.append(Quantities.bytes(bytes));
        }
        line.append("  ").append(Quantities.count(accepted, "article"));
        line.append("  ")
                .append(Quantities.count(ProgressBar.rate(accepted, elapsed)))
                .append("/s");
        String remaining = ProgressBar.remaining(bytes, totalBytes, elapsed);
        progress.update(line + (remaining.isEmpty() ? "" : "  " + remaining) + remark);
    }
}
