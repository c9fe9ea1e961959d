package dev.copydesk.enrich.topic;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The weights of a linear classifier over words and pairs of words.
 *
 * <p>Immutable, thread-safe. The file: the number of classes; for each its topic, bias, scale, and the factor and offset of its
 * calibration; the number of features; for each its hash, its rarity in sixteenths, and one weight a class, a byte each.
 */
final class TopicModel {
    private static final int MAGIC = 0x43445431;

    /** Rarity is stored in units of 1/16. */
    private static final float RARITY_UNIT = 16;

    private final List<String> topics = new ArrayList<>();
    private final float[] biases;
    private final float[] scales;
    private final float[] factors;
    private final float[] offsets;
    private final byte[] rarities;

    private final int top;

    /** Of the top-level topics, feature by feature: what every text needs, apart from the rest so that it is near in memory. */
    private final byte[] topWeights;

    /** Of the second-level topics, feature by feature. */
    private final byte[] belowWeights;

    /** Hashes of features; 0 for a free slot. */
    private final long[] keys;

    private final int[] rows;
    private final int mask;

    /** @throws IllegalArgumentException if the bytes are no such file, or a top-level topic comes after one of the second level */
    TopicModel(byte[] file, Taxonomy taxonomy) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(file))) {
            if (in.readInt() != MAGIC) {
                throw new IllegalArgumentException("no model of topics, format 1");
            }
            int classes = in.readInt();
            biases = new float[classes];
            scales = new float[classes];
            factors = new float[classes];
            offsets = new float[classes];
            for (int c = 0; c < classes; c++) {
                topics.add(in.readUTF());
                biases[c] = in.readFloat();
                scales[c] = in.readFloat();
                factors[c] = in.readFloat();
                offsets[c] = in.readFloat();
            }
            top = topLevel(topics, taxonomy);
            int features = in.readInt();
            rarities = new byte[features];
            topWeights = new byte[features * top];
            belowWeights = new byte[features * (classes - top)];
            int size = Integer.highestOneBit(Math.max(2, features * 2 - 1)) * 2;
            keys = new long[size];
            rows = new int[size];
            mask = size - 1;
            for (int feature = 0; feature < features; feature++) {
                put(in.readLong(), feature);
                rarities[feature] = in.readByte();
                in.readFully(topWeights, feature * top, top);
                in.readFully(belowWeights, feature * (classes - top), classes - top);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the model of topics ends too early", e);
        }
    }

    private static int topLevel(List<String> topics, Taxonomy taxonomy) {
        int top = 0;
        while (top < topics.size() && taxonomy.topic(topics.get(top)).parent() == null) {
            top++;
        }
        for (String id : topics.subList(top, topics.size())) {
            if (taxonomy.topic(id).parent() == null) {
                throw new IllegalArgumentException("wanted the top-level topics first, got " + id + " among others");
            }
        }
        return top;
    }

    private void put(long hash, int feature) {
        if (hash == 0) {
            throw new IllegalArgumentException("a feature of the model of topics has hash 0");
        }
        int slot = (int) hash & mask;
        while (keys[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        keys[slot] = hash;
        rows[slot] = feature;
    }

    /** The feature of that hash; -1 for none. */
    int feature(long hash) {
        int slot = (int) hash & mask;
        while (keys[slot] != 0) {
            if (keys[slot] == hash) {
                return rows[slot];
            }
            slot = (slot + 1) & mask;
        }
        return -1;
    }

    int features() {
        return rarities.length;
    }

    /** In the order of the classes: the top level first. */
    List<String> topics() {
        return topics;
    }

    /** How rare a feature is in the training texts: ln((1 + texts) / (1 + texts with it)). */
    float rarity(int feature) {
        return (rarities[feature] & 0xFF) / RARITY_UNIT;
    }

    /** How many of the topics are top-level ones. */
    int top() {
        return top;
    }

    /** Adds what a feature of that value says to the sum of each top-level topic, in units of the topic's scale. */
    void addTop(int feature, float value, float[] sums) {
        int at = feature * top;
        for (int c = 0; c < top; c++) {
            sums[c] += value * topWeights[at + c];
        }
    }

    /** A whole number from -128 to 127, in units of the topic's scale. */
    byte storedWeight(int feature, int topic) {
        return topic < top
                ? topWeights[feature * top + topic]
                : belowWeights[feature * (topics.size() - top) + topic - top];
    }

    /** What a feature of value 1 says for a class, in logits. */
    float weight(int feature, int topic) {
        return storedWeight(feature, topic) * scales[topic];
    }

    /** The logit of a class whose sum is this, calibrated. */
    double logit(int topic, float sum) {
        return (sum * scales[topic] + biases[topic]) * factors[topic] + offsets[topic];
    }
}
