package dev.copydesk.benchmarks.language;

import com.sun.management.OperatingSystemMXBean;
import dev.copydesk.benchmarks.DataFolder;
import dev.copydesk.enrich.language.LinearLanguageDetector;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code copydesk benchmark language DIR}: texts a second of processor time, Copydesk and the peers in turn, round by round, so that
 * a change of the machine's load meets all alike.
 *
 * <p>It is the time of the whole process, since Lingua hands parts of a text to threads of its own; the other tellers use one.
 */
@Command(name = "language", description = "Language detection: texts a second on one thread, peers in turn.")
public final class LanguageRateCommand implements Callable<Integer> {
    private static final int DOCUMENT_CHARS = 1900;
    private static final double MILLION = 1e6;

    @Parameters(paramLabel = "DIR", description = "Folder of data sets.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path folder;

    @Option(names = "--rounds", defaultValue = "5", description = "Rounds that count, after one that does not.")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "2", description = "Wall seconds a teller and round (default 2).")
    private int seconds;

    @Override
    public Integer call() throws IOException {
        List<String> sentences = new ArrayList<>();
        List<String> documents = new ArrayList<>();
        NewsSentences.read(new DataFolder(folder)).values().forEach(texts -> {
            if (texts.get(0).kind() == LabelledText.Kind.LISTED) {
                texts.stream().limit(40).forEach(text -> sentences.add(text.text()));
                NewsSentences.documents(texts, DOCUMENT_CHARS).stream()
                        .limit(3)
                        .forEach(text -> documents.add(text.text()));
            }
        });
        printLoading();
        List<LanguageTeller> tellers = new ArrayList<>(List.of(LanguageTellers.copydesk()));
        tellers.add(LanguageTellers.lingua(true));
        tellers.add(LanguageTellers.lingua(false));
        tellers.add(LanguageTellers.openNlp());
        tellers.add(LanguageTellers.optimaize());
        System.out.println(
                "| texts | teller | texts per CPU second, median | least | most | Copydesk is times as fast |");
        System.out.println("| --- | --- | --- | --- | --- | --- |");
        rates("sentences", tellers, sentences);
        rates("documents", tellers, documents);
        return 0;
    }

    /** How long the model takes to load, and what it then occupies. */
    private static void printLoading() {
        System.out.println("| load | milliseconds | MB on the heap |");
        System.out.println("| --- | --- | --- |");
        for (int i = 1; i <= 5; i++) {
            long before = usedBytes();
            long start = System.nanoTime();
            LinearLanguageDetector detector = new LinearLanguageDetector();
            double milliseconds = (System.nanoTime() - start) / MILLION;
            double megabytes = (usedBytes() - before) / MILLION;
            System.out.printf(
                    Locale.ROOT,
                    "| %d (%s) | %.0f | %.1f |%n",
                    i,
                    detector.detect("The council decided to build a bridge.", null)
                            .code(),
                    milliseconds,
                    megabytes);
        }
        System.out.println();
    }

    private static long usedBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private void rates(String name, List<LanguageTeller> tellers, List<String> texts) {
        double[][] rates = new double[tellers.size()][rounds];
        int[] next = new int[tellers.size()];
        for (int round = -1; round < rounds; round++) {
            for (int i = 0; i < tellers.size(); i++) {
                double rate = rate(tellers.get(i), texts, next, i);
                if (round >= 0) {
                    rates[i][round] = rate;
                }
            }
        }
        for (double[] some : rates) {
            Arrays.sort(some);
        }
        for (int i = 0; i < tellers.size(); i++) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %.0f | %.0f | %.0f | %.1f |%n",
                    name,
                    tellers.get(i).name(),
                    rates[i][rounds / 2],
                    rates[i][0],
                    rates[i][rounds - 1],
                    rates[0][rounds / 2] / rates[i][rounds / 2]);
        }
    }

    /** Goes on in the texts where the last round stopped, so that slow tellers see other texts in every round, too. */
    private double rate(LanguageTeller teller, List<String> texts, int[] next, int index) {
        OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        long start = process.getProcessCpuTime();
        int count = 0;
        long length = 0;
        // A stride that is prime to the number of texts mixes the languages.
        while (System.nanoTime() < end) {
            next[index] = (next[index] + 1_000_003) % texts.size();
            length += teller.tell(texts.get(next[index])).length();
            count++;
        }
        sink = length;
        return count / ((process.getProcessCpuTime() - start) / 1e9);
    }

    @SuppressWarnings("UnusedVariable") // keeps the work from being optimised away
    private volatile long sink;
}
