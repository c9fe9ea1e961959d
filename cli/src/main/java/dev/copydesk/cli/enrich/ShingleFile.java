package dev.copydesk.cli.enrich;

import dev.copydesk.enrich.duplicate.ShingleSet;
import dev.copydesk.enrich.duplicate.ShingleSource;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/** The shingles of a whole input in a temporary file, some 2 KB an article of 3 KB. Deleted when closed. Not thread-safe. */
final class ShingleFile implements ShingleSource, Closeable {
    private final Path path;
    private final FileChannel file;
    private final Map<String, Place> places = new HashMap<>();
    private long end;

    private record Place(long offset, int size) {}

    ShingleFile() throws IOException {
        this.path = Files.createTempFile("copydesk-enrich", ".shingles");
        this.file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** Keeps the shingles of an article, in place of those kept before. */
    void put(String id, ShingleSet shingles) throws IOException {
        int[] values = shingles.toArray();
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * values.length);
        bytes.asIntBuffer().put(values);
        places.put(id, new Place(end, values.length));
        while (bytes.hasRemaining()) {
            end += file.write(bytes, end);
        }
    }

    @Override
    public ShingleSet shingles(String articleId) {
        Place place = places.get(articleId);
        if (place == null) {
            throw new IllegalStateException("no shingles of article " + articleId);
        }
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * place.size());
        try {
            while (bytes.hasRemaining()) {
                if (file.read(bytes, place.offset() + bytes.position()) < 0) {
                    throw new IllegalStateException(path + " ends before the shingles of article " + articleId);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
        int[] values = new int[place.size()];
        bytes.flip().asIntBuffer().get(values);
        return ShingleSet.ofSorted(values);
    }

    @Override
    public void close() throws IOException {
        try (file) {
            Files.delete(path);
        }
    }
}
