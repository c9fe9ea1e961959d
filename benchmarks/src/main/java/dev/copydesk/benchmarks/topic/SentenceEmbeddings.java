package dev.copydesk.benchmarks.topic;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Map;

/**
 * Sentence embeddings by all-MiniLM-L6-v2 (Apache-2.0), quantised, from the class path: the mean of the last layer over the first
 * {@value #MAX_TOKENS} word pieces, of length 1. One text at a time on one thread, so that a text's numbers do not depend on
 * others. Not thread-safe.
 */
final class SentenceEmbeddings implements AutoCloseable {
    static final int DIMENSIONS = 384;

    private static final int MAX_TOKENS = 128;
    private static final String MODEL = "/all-minilm-l6-v2-q";

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final HuggingFaceTokenizer tokenizer;

    SentenceEmbeddings() throws IOException, OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        try (InputStream model = resource(".onnx");
                InputStream vocabulary = resource("-tokenizer.json")) {
            session = environment.createSession(model.readAllBytes(), options);
            tokenizer = HuggingFaceTokenizer.newInstance(vocabulary, Map.of("padding", "false"));
        }
    }

    private static InputStream resource(String ending) throws IOException {
        InputStream in = SentenceEmbeddings.class.getResourceAsStream(MODEL + ending);
        if (in == null) {
            throw new IOException("the class path has no " + MODEL + ending);
        }
        return in;
    }

    float[] of(String text) throws OrtException {
        long[] pieces = tokenizer.encode(text).getIds();
        long[] ids = pieces.length > MAX_TOKENS ? Arrays.copyOf(pieces, MAX_TOKENS) : pieces;
        long[] ones = new long[ids.length];
        Arrays.fill(ones, 1);
        try (OnnxTensor input = tensor(ids);
                OnnxTensor mask = tensor(ones);
                OnnxTensor types = tensor(new long[ids.length]);
                OrtSession.Result result =
                        session.run(Map.of("input_ids", input, "attention_mask", mask, "token_type_ids", types))) {
            return mean(((float[][][]) result.get(0).getValue())[0]);
        }
    }

    private OnnxTensor tensor(long[] values) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), new long[] {1, values.length});
    }

    private static float[] mean(float[][] pieces) {
        float[] sum = new float[DIMENSIONS];
        for (float[] piece : pieces) {
            for (int i = 0; i < DIMENSIONS; i++) {
                sum[i] += piece[i] / pieces.length;
            }
        }
        double square = 0;
        for (float value : sum) {
            square += value * value;
        }
        float norm = (float) Math.sqrt(square);
        for (int i = 0; i < DIMENSIONS; i++) {
            sum[i] /= norm;
        }
        return sum;
    }

    @Override
    public void close() throws OrtException {
        tokenizer.close();
        session.close();
    }
}
