package dev.copydesk.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** A folder of data sets, packed as they were published. Nothing is unpacked to disk. */
public final class DataFolder {
    private final Path folder;

    public DataFolder(Path folder) {
        this.folder = folder;
    }

    /** Takes the files of an archive one by one. */
    @FunctionalInterface
    public interface Entries {
        /** @param name path within the archive */
        void take(String name, byte[] content) throws IOException;
    }

    /** Whether the data set is there. */
    public boolean has(String name) {
        return Files.isRegularFile(folder.resolve(name));
    }

    /**
     * Opens one data set, such as {@code corpora/x.jsonl.xz}, decompressed.
     *
     * @throws MissingDataException if it is not there
     */
    public InputStream open(String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new MissingDataException(name);
        }
        InputStream packed = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        if (name.endsWith(".xz")) {
            return new BufferedInputStream(new XZInputStream(packed), 1 << 16);
        }
        return name.endsWith(".gz") ? new BufferedInputStream(new GZIPInputStream(packed), 1 << 16) : packed;
    }

    /**
     * Gives every file of a {@code .tar.xz} or {@code .tar.gz}, in the archive's order.
     *
     * @throws MissingDataException if the archive is not there
     */
    public void forEachEntry(String archive, Entries entries) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(open(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isFile()) {
                    entries.take(entry.getName(), tar.readAllBytes());
                }
            }
        }
    }
}
