package dev.copydesk.benchmarks.language.training;

import dev.copydesk.benchmarks.DataFolder;
import dev.copydesk.enrich.language.LanguageClass;
import dev.copydesk.enrich.language.LanguageModel;
import dev.copydesk.enrich.language.LetterGrams;
import dev.copydesk.enrich.language.LetterSample;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.zip.ZipFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code copydesk train-language DIR}: makes the language model anew, the same bytes from the same inputs. */
@Command(name = "train-language", description = "Make the model of the language detector.")
public final class TrainLanguageCommand implements Callable<Integer> {
    /** Declarations are short: their paragraphs are repeated until a class has so many texts, but not without end. */
    private static final int ENOUGH_LISTED = 400;

    private static final int ENOUGH_OTHERS = 120;
    private static final int MAX_REPEATS = 12;
    private static final int TOKEN_TEXTS = 500;
    /** For languages that have sentences: so that lost accents alone do not mean a language that has none. */
    private static final int FEW_TOKEN_TEXTS = 300;
    /** Counts of so little text cannot tell rare from never. */
    private static final double FLOOR_OF_TEXTS = 0.3;

    @Parameters(paramLabel = "DIR", description = "Folder of data sets: language/lingua_testdata, language/udhr.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path folder;

    @Option(names = "--tokens", required = true, paramLabel = "JAR", description = "tika-eval-core 2.4.1.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path tokens;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to write the model.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path out;

    @Option(names = "--passes", defaultValue = "4", description = "Passes over the texts (default 4).")
    private int passes;

    @Option(names = "--runs", defaultValue = "12000", description = "Runs of letters a language (default 12000).")
    private int runs;

    @Option(names = "--least", defaultValue = "0.45", description = "Weights below are left out (default 0.45).")
    private double least;

    @Option(names = "--seed", defaultValue = "7", description = "Order of the texts (default 7).")
    private long seed;

    @Override
    public Integer call() throws IOException {
        DataFolder data = new DataFolder(folder);
        List<TrainingClass> classes = TrainingClass.all();
        List<LanguageClass> languages =
                classes.stream().map(TrainingClass::language).toList();
        LanguageTexts texts = new LanguageTexts(data, false);
        LanguageTexts others = new LanguageTexts(data, true);
        RunTable table = table(classes, languages, texts);
        System.out.printf(Locale.ROOT, "%d classes, %d runs%n", languages.size(), table.size());
        List<TrainingText> training = texts(classes, texts, table, true);
        addTokenTexts(classes, texts, table, training);
        List<TrainingText> keptBack = texts(classes, others, table, false);
        Descent descent = new Descent(table, seed);
        report("before", descent, keptBack, languages);
        for (int pass = 1; pass <= passes; pass++) {
            System.out.printf(
                    Locale.ROOT, "pass %d over %d texts, loss %.4f%n", pass, training.size(), descent.pass(training));
            report("pass " + pass, descent, keptBack, languages);
        }
        ByteArrayOutputStream draft = new ByteArrayOutputStream();
        System.out.printf(Locale.ROOT, "%d weights%n", table.write(draft, least, new short[languages.size()]));
        short[] usual =
                UsualScores.of(LanguageModel.read(new ByteArrayInputStream(draft.toByteArray())), classes, others);
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(out))) {
            table.write(file, least, usual);
        }
        System.out.printf(Locale.ROOT, "%d bytes%n", Files.size(out));
        return 0;
    }

    private RunTable table(List<TrainingClass> classes, List<LanguageClass> languages, LanguageTexts texts)
            throws IOException {
        RunTable table = new RunTable(languages);
        try (CommonTokens words = new CommonTokens(new ZipFile(tokens.toFile()))) {
            for (int i = 0; i < classes.size(); i++) {
                for (Source source : sources(classes.get(i), words, texts)) {
                    table.add(i, source.frequencies(), (int) (runs * source.share()), source.floor());
                }
            }
        }
        table.weigh();
        return table;
    }

    private record Source(Map<String, Double> frequencies, double share, double floor) {}

    private static List<Source> sources(TrainingClass one, CommonTokens words, LanguageTexts texts) throws IOException {
        List<Source> sources = new ArrayList<>();
        if (one.linguaCode() != null) {
            UnaryOperator<String> script =
                    one.isTransliterated() ? run -> Transliteration.of(run, one.language()) : UnaryOperator.identity();
            sources.add(new Source(RunFrequencies.ofLingua(one.linguaCode(), script), 1, 0));
        }
        if (one.profile() != null) {
            sources.add(new Source(RunFrequencies.ofProfile(one.profile()), 0.5, 0));
        }
        if (one.tokens() != null) {
            Map<String, Double> frequencies = RunFrequencies.ofWords(words(one, words, texts));
            if (one.linguaCode() != null) {
                // Lingua knows the inside of words better; what it lacks is where words begin and end.
                frequencies.keySet().removeIf(run -> run.indexOf(' ') < 0);
            }
            sources.add(new Source(frequencies, 0.5, 0));
        }
        List<String> own = new ArrayList<>(texts.sentences(one));
        own.addAll(texts.declarations(one));
        if (!own.isEmpty()) {
            double letters = own.stream().mapToInt(String::length).sum();
            Map<String, Double> frequencies = RunFrequencies.ofTexts(own);
            if (one.linguaCode() != null) {
                frequencies.keySet().removeIf(run -> run.indexOf(' ') < 0);
            }
            sources.add(new Source(frequencies, one.language().listed() ? 0.3 : 0.15, FLOOR_OF_TEXTS / letters));
        }
        return sources;
    }

    private static List<TrainingText> texts(
            List<TrainingClass> classes, LanguageTexts texts, RunTable table, boolean repeated) {
        List<TrainingText> all = new ArrayList<>();
        for (int i = 0; i < classes.size(); i++) {
            TrainingClass one = classes.get(i);
            for (String text : texts.sentences(one)) {
                add(text, one, i, table, all);
            }
            for (String text : texts.pairs(one)) {
                add(text, one, i, table, all);
            }
            List<String> declarations = texts.declarations(one);
            for (int times = repeated ? repeats(one, declarations.size()) : 1; times > 0; times--) {
                for (String text : declarations) {
                    add(text, one, i, table, all);
                }
            }
        }
        return all;
    }

    private static int repeats(TrainingClass one, int declarations) {
        if (one.linguaCode() != null) {
            return 2;
        }
        int enough = one.language().listed() ? ENOUGH_LISTED : ENOUGH_OTHERS;
        return Math.max(1, Math.min(MAX_REPEATS, enough / Math.max(1, declarations)));
    }

    /** The words of a class as they are written; English ones only where its other texts keep them in proportion. */
    private static Map<String, Double> words(TrainingClass one, CommonTokens words, LanguageTexts texts)
            throws IOException {
        Map<String, Double> shares = words.of(Objects.requireNonNull(one.tokens()), one.linguaCode() != null);
        boolean accents = one.language().script().equals("Latn");
        return one.linguaCode() == null
                ? Spelling.of(texts.declarations(one), accents).written(shares)
                : shares;
    }

    private void addTokenTexts(
            List<TrainingClass> classes, LanguageTexts texts, RunTable table, List<TrainingText> training)
            throws IOException {
        try (CommonTokens words = new CommonTokens(new ZipFile(tokens.toFile()))) {
            for (int i = 0; i < classes.size(); i++) {
                TrainingClass one = classes.get(i);
                if (one.tokens() == null) {
                    continue;
                }
                int count = one.linguaCode() == null ? TOKEN_TEXTS : FEW_TOKEN_TEXTS;
                for (String text : TokenTexts.of(words(one, words, texts), count, seed)) {
                    add(text, one, i, table, training);
                }
            }
        }
    }

    private static void add(String text, TrainingClass one, int index, RunTable table, List<TrainingText> all) {
        LetterSample sample = LetterSample.of(text);
        int[] hashes = new int[LetterGrams.MAX_LENGTH * sample.length()];
        int count = LetterGrams.hashes(sample.letters(), 0, sample.length(), sample.length(), hashes);
        int[] rows = Arrays.stream(hashes, 0, count)
                .map(table::row)
                .filter(row ->
                        row >= 0 && table.script(row).equals(one.language().script()))
                .toArray();
        if (rows.length > 0) {
            all.add(new TrainingText(index, rows));
        }
    }

    /** How right the weights are on the texts that were kept back: listed languages, and the others. */
    private static void report(String when, Descent descent, List<TrainingText> texts, List<LanguageClass> languages) {
        Map<String, int[]> byClass = new TreeMap<>();
        Map<String, Map<String, Integer>> taken = new HashMap<>();
        int[] other = new int[3];
        for (TrainingText text : texts) {
            float[] p = descent.probabilities(text, 0, text.rows().length);
            int best = 0;
            for (int k = 1; k < p.length; k++) {
                best = p[k] > p[best] ? k : best;
            }
            LanguageClass truth = languages.get(text.truth());
            LanguageClass found = languages.get(best);
            if (!truth.listed()) {
                other[0]++;
                other[1] += found.listed() ? 1 : 0;
                continue;
            }
            String name = truth.code() + "-" + truth.script() + (text.rows().length < 150 ? " short" : "");
            int[] counts = byClass.computeIfAbsent(name, n -> new int[2]);
            counts[0]++;
            counts[1] += best == text.truth() ? 1 : 0;
            if (best != text.truth()) {
                taken.computeIfAbsent(name, n -> new TreeMap<>()).merge(found.code(), 1, Integer::sum);
            }
        }
        for (boolean brief : new boolean[] {false, true}) {
            List<Map.Entry<String, int[]>> some = byClass.entrySet().stream()
                    .filter(e -> e.getKey().endsWith(" short") == brief)
                    .sorted((a, b) -> Double.compare(
                            (double) a.getValue()[1] / a.getValue()[0], (double) b.getValue()[1] / b.getValue()[0]))
                    .toList();
            double mean = some.stream()
                    .mapToDouble(e -> (double) e.getValue()[1] / e.getValue()[0])
                    .average()
                    .orElse(0);
            StringBuilder worst = new StringBuilder();
            some.stream()
                    .limit(16)
                    .forEach(e -> worst.append(String.format(
                            Locale.ROOT,
                            " %s %.2f%s",
                            e.getKey(),
                            (double) e.getValue()[1] / e.getValue()[0],
                            taken.getOrDefault(e.getKey(), Map.of()).entrySet().stream()
                                    .sorted((a, b) -> b.getValue() - a.getValue())
                                    .limit(2)
                                    .toList())));
            System.out.printf(
                    Locale.ROOT, "%s%s: %.4f over %d;%s%n", when, brief ? " short" : "", mean, some.size(), worst);
        }
        System.out.printf(Locale.ROOT, "%s: unlisted taken for listed: %d of %d%n", when, other[1], other[0]);
    }
}
