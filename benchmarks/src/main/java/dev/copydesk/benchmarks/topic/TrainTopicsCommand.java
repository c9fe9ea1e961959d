package dev.copydesk.benchmarks.topic;

import ai.onnxruntime.OrtException;
import dev.copydesk.benchmarks.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code copydesk benchmark train-topics}: makes the model of English topics anew. */
@Command(name = "train-topics", description = "Train the model of English topics from a folder of data sets.")
public final class TrainTopicsCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DIR", description = "Folder of data sets.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path folder;

    @Parameters(index = "1", paramLabel = "FILE", description = "Where the model is written.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Option(
            names = "--teacher",
            paramLabel = "FILE",
            description = "Label headlines and words with sentence embeddings, too, and keep these in FILE.")
    private @Nullable Path cache;

    @Option(names = "--seed", description = "Of the order of the texts; 1 is the default.")
    private long seed = 1;

    @Override
    public Integer call() throws IOException, OrtException {
        byte[] model = new TopicTrainer(System.err).train(new DataFolder(folder), cache, seed);
        Files.write(file, model);
        System.out.println(model.length + " bytes in " + file);
        return ExitCode.OK;
    }
}
