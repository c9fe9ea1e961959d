package dev.copydesk.benchmarks;

import dev.copydesk.benchmarks.duplicate.BadInputBenchmark;
import dev.copydesk.benchmarks.duplicate.LaneStateBenchmark;
import dev.copydesk.benchmarks.duplicate.SameVerdictsCommand;
import dev.copydesk.benchmarks.duplicate.StreamBenchmark;
import dev.copydesk.benchmarks.enrich.EnrichBenchmark;
import dev.copydesk.benchmarks.index.IndexBenchmark;
import dev.copydesk.benchmarks.index.SearchBenchmark;
import dev.copydesk.benchmarks.language.LanguageRateCommand;
import dev.copydesk.benchmarks.language.training.TrainLanguageCommand;
import dev.copydesk.benchmarks.poll.PollBenchmark;
import dev.copydesk.benchmarks.replay.PipelineBenchmark;
import dev.copydesk.benchmarks.replay.ReplayBenchmark;
import dev.copydesk.benchmarks.topic.TrainTopicsCommand;
import picocli.CommandLine.Command;

/** {@code copydesk benchmark}: rates, and the making of models. */
@Command(
        name = "benchmark",
        description = "Measure rates; train models.",
        subcommands = {
            BadInputBenchmark.class,
            EnrichBenchmark.class,
            IndexBenchmark.class,
            LaneStateBenchmark.class,
            LanguageRateCommand.class,
            PollBenchmark.class,
            PipelineBenchmark.class,
            ReplayBenchmark.class,
            SameVerdictsCommand.class,
            SearchBenchmark.class,
            StreamBenchmark.class,
            TrainLanguageCommand.class,
            TrainTopicsCommand.class
        })
final class BenchmarkCommand {}
