package dev.copydesk.cli;

import dev.copydesk.cli.enrich.OfflineEnrichment;
import dev.copydesk.cli.enrich.OfflinePart;
import dev.copydesk.cli.exit.CommandFailure;
import dev.copydesk.cli.exit.ExitStatus;
import dev.copydesk.cli.terminal.ProgressLine;
import dev.copydesk.cli.terminal.Quantities;
import dev.copydesk.enrich.Annotator;
import dev.copydesk.enrich.ArticleEnricher;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "enrich",
        header = "Enrich articles without any server.",
        description = {
            "%nReads JSON lines (RawArticles, or rows such as {\"id\", \"title\", \"text\"}) and prints one enriched article"
                    + " a line, in the same order. First seen is the order of the input; verdicts on duplicates hold for"
                    + " the whole of it. An unusable line gives {\"id\", \"error\"}.%n"
        })
final class EnrichCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Copydesk copydesk;

    @Option(
            names = "--only",
            paramLabel = "PART",
            split = ",",
            description = "Limit the work to some of text, language, duplicates, topics.")
    private List<String> only = List.of();

    @Option(
            names = "--explain",
            description =
                    "Add an object \"explain\" to each line: where the text comes from, how the language was found, which"
                            + " words carried each topic, what each keyphrase scored. Default: off.")
    private boolean explain;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            defaultValue = "-",
            description = "JSON lines; '-' (the default) is standard input.")
    private String file = "-";

    @Override
    public Integer call() {
        Copydesk root = Objects.requireNonNull(copydesk);
        Set<OfflinePart> parts = parts(only);
        ProgressLine progress = new ProgressLine(root.terminal, InstantSource.system());
        try (InputStream in = open(file)) {
            OfflineEnrichment enrichment =
                    new OfflineEnrichment(new ArticleEnricher(new Annotator()), parts, explain, InstantSource.system());
            enrichment.run(in, root.terminal::result, lines -> progress.update("enriched " + Quantities.count(lines)));
            progress.clear();
            if (enrichment.unusable() == 0) {
                return ExitStatus.DONE;
            }
            root.terminal.say("copydesk: " + Quantities.count(enrichment.unusable(), "unusable line") + " of "
                    + Quantities.count(enrichment.articles() + enrichment.unusable())
                    + "; each has an \"error\" in the output that says why");
            return ExitStatus.BAD_DATA;
        } catch (IOException e) {
            throw CommandFailure.internal("reading " + file + " or writing the result failed: " + e.getMessage(), e);
        }
    }

    private static InputStream open(String file) {
        if (file.equals("-")) {
            return System.in;
        }
        try {
            Path path = Path.of(file);
            if (!Files.isDirectory(path)) {
                return Files.newInputStream(path);
            }
        } catch (IOException | InvalidPathException e) {
            throw CommandFailure.badData(file + ": cannot be read; give a file of JSON lines");
        }
        throw CommandFailure.badData(file + ": is a folder; give a file of JSON lines");
    }

    private static Set<OfflinePart> parts(List<String> names) {
        EnumSet<OfflinePart> parts =
                names.isEmpty() ? EnumSet.allOf(OfflinePart.class) : EnumSet.noneOf(OfflinePart.class);
        for (String name : names) {
            parts.add(Arrays.stream(OfflinePart.values())
                    .filter(part -> lower(part).equals(name.strip()))
                    .findFirst()
                    .orElseThrow(() -> CommandFailure.usage("--only names '" + name + "'; choose from "
                            + Arrays.stream(OfflinePart.values())
                                    .map(EnrichCommand::lower)
                                    .collect(Collectors.joining(", ")))));
        }
        return parts;
    }

    private static String lower(OfflinePart part) {
        return part.name().toLowerCase(Locale.ROOT);
    }
}
