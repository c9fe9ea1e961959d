package dev.copydesk.benchmarks.language.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Tika's common tokens: the words of a language with their counts, from its Wikipedia. Accents are lost, words of one and two
 * letters left out.
 *
 * <p>Small Wikipedias hold much English; a word that is {@value #FOREIGN} times as frequent in English is taken for such.
 */
final class CommonTokens implements AutoCloseable {
    private static final String FOLDER = "common_tokens/";
    private static final String ENGLISH = "eng";
    private static final double FOREIGN = 3;

    /** Rarer words of English are mostly names, which belong to every language. */
    private static final double MIN_ENGLISH = 1e-4;

    private final ZipFile jar;
    private final Map<String, Double> english;

    CommonTokens(ZipFile jar) throws IOException {
        this.jar = jar;
        this.english = shares(ENGLISH);
    }

    /**
     * The words of a language with their shares of all, the most frequent first.
     *
     * @param name of its file
     * @param withEnglish whether English words are kept
     */
    Map<String, Double> of(String name, boolean withEnglish) throws IOException {
        Map<String, Double> shares = shares(name);
        if (!withEnglish) {
            shares.entrySet().removeIf(word -> {
                double share = english.getOrDefault(word.getKey(), 0.0);
                return share >= MIN_ENGLISH && share >= FOREIGN * word.getValue();
            });
        }
        return shares;
    }

    private Map<String, Double> shares(String name) throws IOException {
        ZipEntry file = jar.getEntry(FOLDER + name);
        if (file == null) {
            throw new IOException(jar.getName() + " lacks " + FOLDER + name + ": is it tika-eval-core 2.4.1?");
        }
        Map<String, Double> counts = new LinkedHashMap<>();
        double all = 0;
        try (InputStream in = jar.getInputStream(file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] fields = line.split("\t");
                if (!line.startsWith("#") && !line.startsWith("___") && fields.length >= 3) {
                    double count = Double.parseDouble(fields[2]);
                    counts.put(fields[0], count);
                    all += count;
                }
            }
        }
        double sum = all;
        counts.replaceAll((word, count) -> count / sum);
        return counts;
    }

    @Override
    public void close() throws IOException {
        jar.close();
    }
}
