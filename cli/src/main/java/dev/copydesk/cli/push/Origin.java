package dev.copydesk.cli.push;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whom pushed documents are from, and how a file that is a document is known again.
 *
 * @param documents the source of files that are one document
 * @param rows the source of JSON rows that name none; null leaves them as they are
 * @param root files are known by their path below this folder; null: by their absolute path
 */
public record Origin(
        String documents, @Nullable String rows, @Nullable Path root) {
    private static final String PUSHED = "Pushed files";
    private static final String SEEDS = "Seeds";

    /** Files pushed by hand, with the source that was asked for. */
    public static Origin pushed(@Nullable String source) {
        return new Origin(source == null ? PUSHED : source, source, null);
    }

    /** The documents that a stack starts with: known by their path in the folder, wherever that lies. */
    public static Origin seeds(Path folder) {
        return new Origin(SEEDS, SEEDS, folder.toAbsolutePath().normalize());
    }

    /** The source that the user asked for; null leaves a feed its own. */
    @Nullable
    String asked() {
        return root == null ? rows : null;
    }

    /** What becomes the document's {@code guid}. */
    String guidOf(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return Optional.ofNullable(root)
                .filter(absolute::startsWith)
                .map(folder -> folder.relativize(absolute).toString())
                .orElse("file:" + absolute);
    }
}
