package dev.copydesk.benchmarks;

import dev.copydesk.benchmarks.duplicate.DuplicateEvaluation;
import dev.copydesk.benchmarks.feed.FeedEvaluation;
import dev.copydesk.benchmarks.feed.OpmlEvaluation;
import dev.copydesk.benchmarks.feed.PollArchiveEvaluation;
import dev.copydesk.benchmarks.keyphrase.KeyphraseEvaluation;
import dev.copydesk.benchmarks.language.LanguageEvaluation;
import dev.copydesk.benchmarks.text.DateEvaluation;
import dev.copydesk.benchmarks.text.TextEvaluation;
import dev.copydesk.benchmarks.topic.TopicEvaluation;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code copydesk evaluate} and {@code copydesk benchmark}: what the measurements in {@code docs/} are made with. */
@Command(
        name = "copydesk",
        subcommands = {EvaluateCommand.class, BenchmarkCommand.class})
public final class Benchmarks {
    /** In the order of their tables. */
    static final List<Evaluation> EVALUATIONS = List.of(
            new FeedEvaluation(),
            new OpmlEvaluation(),
            new PollArchiveEvaluation(),
            new TextEvaluation(),
            new DateEvaluation(),
            new LanguageEvaluation(),
            new TopicEvaluation(),
            new KeyphraseEvaluation(),
            new DuplicateEvaluation());

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT);
        CommandLine line = new CommandLine(new Benchmarks());
        line.setExecutionExceptionHandler((failure, command, result) -> {
            System.err.println("copydesk: " + failure.getMessage());
            failure.printStackTrace();
            return ExitCode.SOFTWARE;
        });
        System.exit(line.execute(arguments));
    }
}
