package dev.copydesk.stack;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;

/**
 * Ready when the broker lists a live broker in a DescribeCluster answer: then topics can be created. Speaks the
 * protocol itself (version 0 of that request), so that waiting needs no client with its threads and its warnings.
 *
 * @param address the broker's listener
 * @param timeout for the connection and again for the answer
 * @see <a href="https://kafka.apache.org/protocol#The_Messages_DescribeCluster">the Kafka protocol</a>
 */
public record KafkaReadiness(InetSocketAddress address, Duration timeout) implements Readiness {
    private static final int DESCRIBE_CLUSTER = 60;
    private static final int LARGEST_STRING = 1024;

    /** With a time-out of 2 seconds. */
    public KafkaReadiness(InetSocketAddress address) {
        this(address, Duration.ofSeconds(2));
    }

    @Override
    public Optional<String> missing() {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(Math.toIntExact(timeout.toMillis()));
            socket.connect(address, Math.toIntExact(timeout.toMillis()));
            socket.getOutputStream().write(request());
            int brokers = liveBrokers(new DataInputStream(socket.getInputStream()));
            return brokers > 0 ? Optional.empty() : Optional.of("the broker at " + address + " has not joined yet");
        } catch (IOException e) {
            return Optional.of("no answer from Kafka at " + address + " (" + e.getMessage() + ")");
        }
    }

    private static byte[] request() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(body);
        out.writeShort(DESCRIBE_CLUSTER);
        out.writeShort(0); // version
        out.writeInt(1); // correlation
        out.writeShort(-1); // no client id
        out.writeByte(0); // no tagged fields in the header
        out.writeBoolean(false); // no authorised operations
        out.writeByte(0); // no tagged fields in the body
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        new DataOutputStream(message).writeInt(body.size());
        body.writeTo(message);
        return message.toByteArray();
    }

    private static int liveBrokers(DataInputStream in) throws IOException {
        in.readInt(); // size
        in.readInt(); // correlation
        if (in.readByte() != 0) {
            throw new IOException("not an answer of Kafka");
        }
        in.readInt(); // throttled for, in ms
        short error = in.readShort();
        if (error != 0) {
            throw new IOException("Kafka error " + error);
        }
        skipCompactString(in); // error message
        skipCompactString(in); // cluster id
        in.readInt(); // controller id
        return readUnsignedVarint(in) - 1;
    }

    private static void skipCompactString(DataInputStream in) throws IOException {
        int length = readUnsignedVarint(in) - 1;
        if (length > LARGEST_STRING) {
            throw new IOException("not an answer of Kafka");
        }
        in.skipNBytes(Math.max(0, length));
    }

    private static int readUnsignedVarint(DataInputStream in) throws IOException {
        int value = 0;
        for (int shift = 0; shift < Integer.SIZE - 3; shift += 7) {
            int next = in.readUnsignedByte();
            value |= (next & 0x7f) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new IOException("not an answer of Kafka");
    }
}
