package dev.copydesk.enrich.topology;

import dev.copydesk.enrich.duplicate.Fingerprint;
import dev.copydesk.enrich.duplicate.TextHash;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes {@link LaneEvent}s as bytes: a letter for the kind, then the fields in order. The topic is internal to one generation and
 * outlives no change of this format.
 */
final class LaneEventSerde implements Serde<LaneEvent> {

    @Override
    public Serializer<LaneEvent> serializer() {
        return (topic, event) -> event == null ? null : write(event);
    }

    @Override
    public Deserializer<LaneEvent> deserializer() {
        return (topic, bytes) -> bytes == null ? null : read(bytes);
    }

    private static byte[] write(LaneEvent event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(2048);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            if (event instanceof LaneEvent.Arrival arrival) {
                write(arrival, out);
            } else if (event instanceof LaneEvent.Departure departure) {
                out.writeByte('D');
                write(departure.lane(), out);
                write(departure.id(), out);
            } else if (event instanceof LaneEvent.Takedown takedown) {
                out.writeByte('T');
                write(takedown.lane(), out);
                write(takedown.id(), out);
                write(takedown.firstSeenAt(), out);
                out.writeLong(takedown.version());
            } else if (event instanceof LaneEvent.Progress progress) {
                out.writeByte('P');
                out.writeInt(progress.partition());
                write(progress.reached(), out);
                out.writeBoolean(progress.idle());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return bytes.toByteArray();
    }

    private static LaneEvent read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int kind = in.readByte();
            return switch (kind) {
                case 'A' -> arrival(in);
                case 'D' -> new LaneEvent.Departure(text(in), text(in));
                case 'T' -> new LaneEvent.Takedown(text(in), text(in), instant(in), in.readLong());
                case 'P' -> new LaneEvent.Progress(in.readInt(), instant(in), in.readBoolean());
                default -> throw new IllegalStateException("no lane event begins with byte " + kind);
            };
        } catch (IOException e) {
            throw new UncheckedIOException("a lane event ends too early", e);
        }
    }

    private static void write(LaneEvent.Arrival arrival, DataOutputStream out) throws IOException {
        out.writeByte('A');
        write(arrival.lane(), out);
        write(arrival.id(), out);
        write(arrival.firstSeenAt(), out);
        out.writeInt(arrival.revision());
        write(arrival.sourceName(), out);
        out.writeLong(arrival.derivation());
        Fingerprint fingerprint = arrival.fingerprint();
        out.writeInt(fingerprint.lane());
        out.writeLong(fingerprint.text().high());
        out.writeInt(fingerprint.text().low());
        out.writeByte(fingerprint.sketch().length);
        for (char value : fingerprint.sketch()) {
            out.writeChar(value);
        }
        out.writeByte(fingerprint.anchors().length);
        for (int anchor : fingerprint.anchors()) {
            out.writeInt(anchor);
        }
        out.writeInt(arrival.body().bytes().length);
        out.write(arrival.body().bytes());
    }

    private static LaneEvent.Arrival arrival(DataInputStream in) throws IOException {
        String lane = text(in);
        String id = text(in);
        Instant firstSeenAt = instant(in);
        int revision = in.readInt();
        String sourceName = text(in);
        long derivation = in.readLong();
        int laneHash = in.readInt();
        TextHash hash = new TextHash(in.readLong(), in.readInt());
        char[] sketch = new char[in.readByte()];
        for (int i = 0; i < sketch.length; i++) {
            sketch[i] = in.readChar();
        }
        int[] anchors = new int[in.readByte()];
        for (int i = 0; i < anchors.length; i++) {
            anchors[i] = in.readInt();
        }
        return new LaneEvent.Arrival(
                lane,
                id,
                firstSeenAt,
                revision,
                sourceName,
                derivation,
                new Fingerprint(laneHash, hash, sketch, anchors),
                new PackedArticle(in.readNBytes(in.readInt())));
    }

    private static void write(String text, DataOutputStream out) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    private static void write(Instant instant, DataOutputStream out) throws IOException {
        out.writeLong(instant.getEpochSecond());
        out.writeInt(instant.getNano());
    }

    private static Instant instant(DataInputStream in) throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }
}
