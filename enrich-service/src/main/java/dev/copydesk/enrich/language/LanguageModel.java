package dev.copydesk.enrich.language;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A linear model: what each run of letters adds to the score of each language, as one inverted table.
 *
 * <p>A run has a list of (class, weight) pairs; classes that are not in it get nothing. A pair is 16 bits: nine of class,
 * seven of weight in steps of {@value #STEP}. The few thousand runs that say something of many classes, and are met most often, have
 * a row of {@link WeightRows} instead. Immutable, thread-safe.
 */
public final class LanguageModel {
    /** What one unit of a stored weight adds to a score. */
    public static final float STEP = 0.06f;

    public static final int MAX_CLASSES = 512;
    public static final int MAX_WEIGHT = 63;
    public static final int MIN_WEIGHT = -64;

    /** How many units of a stored usual score are one step of a score. */
    public static final int USUAL_UNITS = 100;

    private static final int MAGIC = 0x43444c32; // CDL2
    private static final int WEIGHT_BITS = 7;
    private static final int FIRST_BITS = 23;
    private static final int MAX_RUNS = 1 << 21;
    private static final int MAX_POSTINGS = 1 << FIRST_BITS;

    /** From so many pairs on, adding a row of all classes is quicker than going through the list; measured. */
    private static final int MIN_PAIRS_OF_ROW = 48;

    private final List<LanguageClass> classes;
    private final short[] usual;

    /**
     * From a hash to the number of a row. Two of three look-ups end here, in a table that stays in the processor's own cache;
     * among all runs each would be fetched from memory.
     */
    private final RunIndex rowIndex;

    /** From a hash to how many pairs, in 9 bits, and in 23 the first of them. */
    private final RunIndex listIndex;

    private final short[] postings;
    private final WeightRows rows;

    /** @param firsts where the pairs of each run begin in {@code postings}, and where those of the last one end */
    private LanguageModel(List<LanguageClass> classes, short[] usual, int[] hashes, int[] firsts, short[] postings) {
        this.classes = List.copyOf(classes);
        this.usual = usual;
        this.postings = postings;
        int rowCount = (int) IntStream.range(0, hashes.length)
                .filter(i -> firsts[i + 1] - firsts[i] >= MIN_PAIRS_OF_ROW)
                .count();
        rowIndex = new RunIndex(rowCount);
        listIndex = new RunIndex(hashes.length - rowCount);
        rows = new WeightRows(classes.size());
        // No place is 0, neither that of a posting nor of a row.
        rows.append(new int[0]);
        for (int i = 0; i < hashes.length; i++) {
            put(hashes[i], firsts[i], firsts[i + 1] - firsts[i]);
        }
    }

    /** The classes, those of one script side by side; a score's index is its class's. */
    public List<LanguageClass> classes() {
        return classes;
    }

    /** What a class's own texts score a character, in steps of {@value #STEP}; 0 where that is not known. */
    double usualScore(int classIndex) {
        return (double) usual[classIndex] / USUAL_UNITS;
    }

    /** The score of a whole sample for one class, in steps of {@value #STEP}. */
    public int score(LetterSample sample, LanguageClass one) {
        int[] scores = new int[classes.size()];
        addScores(sample, 0, sample.length(), scores, 0, scores.length);
        return scores[classes.indexOf(one)];
    }

    /**
     * Adds the score of every run that begins in {@code [from, to)} of the sample to {@code scores}: of the classes in {@code
     * [fromClass, toClass)} all, of others some.
     */
    void addScores(LetterSample sample, int from, int to, int[] scores, int fromClass, int toClass) {
        int[] hashes = new int[LetterGrams.MAX_LENGTH * Math.max(0, to - from)];
        int count = LetterGrams.hashes(sample.letters(), from, to, sample.length(), hashes);
        int[] places = new int[count];
        int rowCount = rowIndex.find(hashes, count, places);
        rows.addTo(scores, fromClass, toClass, places, rowCount);
        addLists(places, listIndex.find(hashes, count - rowCount, places), scores);
    }

    private void addLists(int[] places, int count, int[] scores) {
        // Read for all before any is used: see RunIndex.
        short[] firsts = new short[count];
        for (int i = 0; i < count; i++) {
            firsts[i] = postings[places[i] & (MAX_POSTINGS - 1)];
        }
        for (int i = 0; i < count; i++) {
            scores[classOf(firsts[i])] += weightOf(firsts[i]);
            int first = places[i] & (MAX_POSTINGS - 1);
            int end = first + (places[i] >>> FIRST_BITS);
            for (int k = first + 1; k < end; k++) {
                int posting = postings[k];
                scores[classOf(posting)] += weightOf(posting);
            }
        }
    }

    private void put(int hash, int first, int count) {
        if (count == 0) {
            return;
        }
        if (count < MIN_PAIRS_OF_ROW) {
            listIndex.put(hash, (count << FIRST_BITS) | first);
            return;
        }
        int[] weights = new int[classes.size()];
        for (int i = first; i < first + count; i++) {
            weights[classOf(postings[i])] += weightOf(postings[i]);
        }
        rowIndex.put(hash, rows.append(weights));
    }

    private static int classOf(int posting) {
        return (posting >>> WEIGHT_BITS) & (MAX_CLASSES - 1);
    }

    private static int weightOf(int posting) {
        return (posting << 25) >> 25;
    }

    /** A class and a weight in one. */
    public static short posting(int classIndex, int weight) {
        return (short) ((classIndex << WEIGHT_BITS) | (weight & 0x7f));
    }

    /**
     * Writes a model.
     *
     * @param usual what each class's own texts score a character, times {@value #USUAL_UNITS}; 0 where that is not known
     * @param hashes of the runs, ascending
     * @param postings of each run, see {@link #posting}
     */
    public static void write(
            OutputStream out, List<LanguageClass> classes, short[] usual, int[] hashes, short[][] postings)
            throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        data.writeInt(MAGIC);
        data.writeShort(classes.size());
        for (int i = 0; i < usual.length; i++) {
            data.writeUTF(classes.get(i).code());
            data.writeUTF(classes.get(i).script());
            data.writeBoolean(classes.get(i).listed());
            data.writeShort(usual[i]);
        }
        data.writeInt(hashes.length);
        data.writeInt(Arrays.stream(postings).mapToInt(p -> p.length).sum());
        int previous = Integer.MIN_VALUE;
        for (int i = 0; i < hashes.length; i++) {
            writeVariable(data, hashes[i] - previous);
            previous = hashes[i];
            writeVariable(data, postings[i].length);
            for (short posting : postings[i]) {
                data.writeShort(posting);
            }
        }
        data.flush();
    }

    /**
     * Reads a model as {@link #write} wrote it.
     *
     * @throws IOException if it is not one, or is cut off
     */
    public static LanguageModel read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(new ByteArrayInputStream(in.readAllBytes()));
        if (data.readInt() != MAGIC) {
            throw new IOException("not a language model: it does not begin with CDL2");
        }
        List<LanguageClass> classes = new ArrayList<>();
        int count = data.readUnsignedShort();
        short[] usual = new short[count];
        for (int i = 0; i < count; i++) {
            classes.add(new LanguageClass(data.readUTF(), data.readUTF(), data.readBoolean()));
            usual[i] = data.readShort();
        }
        int[] order = byScript(classes);
        int runs = data.readInt();
        int all = data.readInt();
        if (count > MAX_CLASSES || runs < 0 || runs > MAX_RUNS || all < 0 || all >= MAX_POSTINGS) {
            throw new IOException(
                    "a language model of " + count + " classes, " + runs + " runs, " + all + " weights is too large");
        }
        // The first posting stays unused, so that no slot in use is 0.
        short[] postings = new short[all + 1];
        int[] hashes = new int[runs];
        int[] firsts = new int[runs + 1];
        int[] newIndex = new int[count];
        for (int i = 0; i < count; i++) {
            newIndex[order[i]] = i;
        }
        int hash = Integer.MIN_VALUE;
        int next = 1;
        for (int i = 0; i < runs; i++) {
            hash += readVariable(data);
            hashes[i] = hash;
            int size = readVariable(data);
            if (size < 0 || size >= MAX_CLASSES || next + size > postings.length) {
                throw new IOException("a language model is damaged at run " + i);
            }
            firsts[i] = next;
            for (int end = next + size; next < end; next++) {
                int posting = data.readShort();
                if (classOf(posting) >= count) {
                    throw new IOException("a language model is damaged at run " + i);
                }
                postings[next] = posting(newIndex[classOf(posting)], weightOf(posting));
            }
        }
        firsts[runs] = next;
        return new LanguageModel(inOrder(classes, order), inOrder(usual, order), hashes, firsts, postings);
    }

    /** The classes' places, those of one script side by side, otherwise in their order. */
    private static int[] byScript(List<LanguageClass> classes) {
        return IntStream.range(0, classes.size())
                .boxed()
                .sorted(Comparator.comparing(i -> classes.get(i).script()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static List<LanguageClass> inOrder(List<LanguageClass> classes, int[] order) {
        return Arrays.stream(order).mapToObj(classes::get).toList();
    }

    private static short[] inOrder(short[] values, int[] order) {
        short[] inOrder = new short[order.length];
        for (int i = 0; i < order.length; i++) {
            inOrder[i] = values[order[i]];
        }
        return inOrder;
    }

    private static void writeVariable(DataOutputStream out, int value) throws IOException {
        int rest = value;
        while ((rest & ~0x7f) != 0) {
            out.writeByte((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.writeByte(rest);
    }

    private static int readVariable(DataInputStream in) throws IOException {
        int value = 0;
        for (int bits = 0; bits < Integer.SIZE; bits += 7) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("a language model is cut off");
            }
            value |= (next & 0x7f) << bits;
            if (next < 0x80) {
                return value;
            }
        }
        throw new IOException("a language model has a number of more than 32 bits");
    }
}
