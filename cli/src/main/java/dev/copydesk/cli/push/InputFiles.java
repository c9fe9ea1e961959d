package dev.copydesk.cli.push;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the files that are meant: files as named, folders walked in the order of their names, hidden files left out. */
public final class InputFiles {
    /** Standard input, as JSON lines. */
    public static final String STANDARD_INPUT = "-";

    private static final Pattern NO_SEED = Pattern.compile("(?i).*\\.(opml|md)");

    private InputFiles() {}

    /** Files as a user named them; what cannot be read is told to {@code problems}. */
    public static List<InputFile> named(List<String> arguments, Consumer<Problem> problems) {
        List<InputFile> files = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.equals(STANDARD_INPUT)) {
                files.add(InputFile.STANDARD_INPUT);
            } else {
                Path path = Path.of(argument);
                if (Files.isDirectory(path)) {
                    files.addAll(below(path, file -> true, problems));
                } else {
                    add(path, argument, files, problems);
                }
            }
        }
        return files;
    }

    /** The documents below a folder; lists of feeds are for the feed registry, and a README for people. */
    public static List<InputFile> seeds(Path folder, Consumer<Problem> problems) {
        return below(
                folder, file -> !NO_SEED.matcher(file.getFileName().toString()).matches(), problems);
    }

    private static List<InputFile> below(Path folder, Predicate<Path> wanted, Consumer<Problem> problems) {
        List<InputFile> files = new ArrayList<>();
        try (Stream<Path> found = Files.walk(folder)) {
            found.filter(path -> !Files.isDirectory(path))
                    .filter(path -> !isHidden(folder.relativize(path)))
                    .filter(wanted)
                    .sorted()
                    .forEach(path -> add(path, path.toString(), files, problems));
        } catch (IOException | UncheckedIOException e) {
            problems.accept(new Problem(
                    folder.toString(), 0, "cannot be read (" + e.getMessage() + "); check its permissions"));
        }
        return files;
    }

    private static boolean isHidden(Path relative) {
        for (Path step : relative) {
            if (step.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private static void add(Path path, String name, List<InputFile> files, Consumer<Problem> problems) {
        if (!Files.exists(path)) {
            problems.accept(new Problem(name, 0, "does not exist; check the path"));
            return;
        }
        if (!Files.isReadable(path)) {
            problems.accept(new Problem(name, 0, "cannot be read; check its permissions"));
            return;
        }
        var kind = DocumentKind.of(String.valueOf(path.getFileName()));
        if (kind.isEmpty()) {
            problems.accept(
                    new Problem(
                            name,
                            0,
                            "is of an unknown kind; push .txt, .html, .json, .jsonl or .xml (feed) files, or '-' for JSON lines"));
        } else if (kind.get() == DocumentKind.FEED_LIST) {
            problems.accept(new Problem(
                    name, 0, "is a list of feeds, not a document; register its feeds with 'copydesk feeds import'"));
        } else {
            files.add(new InputFile(path, name, kind.get(), size(path)));
        }
    }

    private static long size(Path path) {
        try {
            return Files.size(path);
        } catch (IOException e) {
            return 0; // opening it will say why
        }
    }
}
