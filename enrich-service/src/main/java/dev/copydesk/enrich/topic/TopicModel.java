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

    /** Whole numbers from -128 to 127; as {@code float} they are added up by vector instructions. */
    private final float[] weights;

    /** Hashes of features; 0 for a free slot. */
    private final long[] keys;

    private final int[] rows;
    private final int mask;

    /** @throws IllegalArgumentException if the bytes are no such file */
    TopicModel(byte[] file) {
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
            int features = in.readInt();
            rarities = new byte[features];
            weights = new float[features * classes];
            int size = Integer.highestOneBit(Math.max(2, features * 2 - 1)) * 2;
            keys = new long[size];
            rows = new int[size];
            mask = size - 1;
            for (int feature = 0; feature < features; feature++) {
                put(in.readLong(), feature);
                rarities[feature] = in.readByte();
                for (int c = 0; c < classes; c++) {
                    weights[feature * classes + c] = in.readByte();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the model of topics ends too early", e);
        }
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

    /** Adds what a feature of that value says to the sum of each class, in units of the class's scale. */
    void add(int feature, float value, float[] sums) {
        int at = feature * sums.length;
        for (int c = 0; c < sums.length; c++) {
            sums[c] += value * weights[at + c];
        }
    }

    /** What a feature of value 1 says for a class, in logits. */
    float weight(int feature, int topic) {
        return weights[feature * topics.size() + topic] * scales[topic];
    }

    /** The logit of a class whose sum is this, calibrated. */
    double logit(int topic, float sum) {
        return (sum * scales[topic] + biases[topic]) * factors[topic] + offsets[topic];
    }
}
