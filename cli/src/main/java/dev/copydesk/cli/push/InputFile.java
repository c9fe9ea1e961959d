package dev.copydesk.cli.push;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file to push.
 *
 * @param name as the user wrote it
 * @param sizeInBytes 0 where it is not known
 */
public record InputFile(Path path, String name, DocumentKind kind, long sizeInBytes) {
    static final InputFile STANDARD_INPUT =
            new InputFile(Path.of(InputFiles.STANDARD_INPUT), InputFiles.STANDARD_INPUT, DocumentKind.LINES, 0);

    /** Reads the file; what is wrong with it is told to the sink. */
    void read(Origin origin, RowSink sink) {
        try (InputStream in = open()) {
            switch (kind) {
                case TEXT, HTML -> WholeFile.read(in, kind, path, name, sizeInBytes, origin, sink);
                case JSON -> JsonFile.read(in, name, origin, sink);
                case LINES -> LinesFile.read(in, name, origin, sink);
                case FEED -> FeedFile.read(in, name, sizeInBytes, origin, sink);
                case FEED_LIST -> throw new IllegalStateException(kind + " is no document");
            }
        } catch (IOException e) {
            sink.problem(new Problem(name, 0, "cannot be read (" + e.getMessage() + "); check the file"));
        }
    }

    private InputStream open() throws IOException {
        return equals(STANDARD_INPUT) ? System.in : new BufferedInputStream(Files.newInputStream(path), 64 * 1024);
    }
}
