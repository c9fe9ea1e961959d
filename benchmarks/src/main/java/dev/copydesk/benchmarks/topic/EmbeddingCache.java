package dev.copydesk.benchmarks.topic;

import ai.onnxruntime.OrtException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/** Embeddings that a file keeps, so that a second training does not make them again. Not thread-safe. */
final class EmbeddingCache implements AutoCloseable {
    private final Map<String, float[]> known = new HashMap<>();
    private final SentenceEmbeddings embeddings;
    private final DataOutputStream out;
    private int made;

    EmbeddingCache(Path file, SentenceEmbeddings embeddings) throws IOException {
        this.embeddings = embeddings;
        if (Files.exists(file)) {
            read(file);
        }
        out = new DataOutputStream(new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)));
    }

    private void read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            while (true) {
                String text = in.readUTF();
                float[] vector = new float[SentenceEmbeddings.DIMENSIONS];
                for (int i = 0; i < vector.length; i++) {
                    vector[i] = in.readFloat();
                }
                known.put(text, vector);
            }
        } catch (EOFException e) {
            // the file ends here; a record that a stop cut short is made again
            return;
        }
    }

    float[] of(String text) throws IOException, OrtException {
        float[] vector = known.get(text);
        if (vector == null) {
            vector = embeddings.of(text);
            known.put(text, vector);
            out.writeUTF(text);
            for (float value : vector) {
                out.writeFloat(value);
            }
            made++;
        }
        return vector;
    }

    /** How many were not in the file. */
    int made() {
        return made;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
