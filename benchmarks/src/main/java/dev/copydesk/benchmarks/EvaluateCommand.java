package dev.copydesk.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code copydesk evaluate DIR}: every accuracy table, or those named. */
@Command(name = "evaluate", description = "Print the accuracy tables, from a folder of data sets.")
final class EvaluateCommand implements Callable<Integer> {
    private static final int BAD_INPUT = 65;

    @Parameters(paramLabel = "DIR", description = "Folder of data sets.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path folder;

    @Option(names = "--only", split = ",", paramLabel = "NAME", description = "Only these tables.")
    private List<String> only = List.of();

    @Override
    public Integer call() throws IOException {
        return evaluate(Benchmarks.EVALUATIONS, only, new DataFolder(folder), System.out, System.err);
    }

    /** Runs what is asked for; what lacks its data is named as not run. */
    static int evaluate(List<Evaluation> all, List<String> only, DataFolder data, PrintStream out, PrintStream progress)
            throws IOException {
        List<String> names = all.stream().map(Evaluation::name).toList();
        for (String name : only) {
            if (!names.contains(name)) {
                progress.println(
                        "copydesk: there is no evaluation " + name + "; there are " + String.join(", ", names));
                return ExitCode.USAGE;
            }
        }
        int status = ExitCode.OK;
        for (Evaluation evaluation : all) {
            if (!only.isEmpty() && !only.contains(evaluation.name())) {
                continue;
            }
            progress.println("evaluating " + evaluation.name() + " …");
            try {
                evaluation.evaluate(data, out);
            } catch (MissingDataException e) {
                out.println(evaluation.name() + ": not run, " + e.getMessage());
                status = BAD_INPUT;
            }
            out.flush();
        }
        return status;
    }
}
