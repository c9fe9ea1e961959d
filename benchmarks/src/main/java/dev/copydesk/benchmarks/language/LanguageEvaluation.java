package dev.copydesk.benchmarks.language;

import dev.copydesk.benchmarks.DataFolder;
import dev.copydesk.benchmarks.Evaluation;
import dev.copydesk.benchmarks.language.LabelledText.Kind;
import dev.copydesk.enrich.language.LanguageDecision;
import dev.copydesk.enrich.language.LanguageDetector;
import dev.copydesk.enrich.language.LinearLanguageDetector;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Languages of sentences and documents, Copydesk beside Lingua, OpenNLP and Optimaize on the same texts.
 *
 * <p>The peers see every {@value #PEER_EVERY}th sentence of each language, since Lingua's high-accuracy mode is slow, and so
 * does Copydesk in the tables with peers. A language that a teller cannot answer is left out of its own columns only where
 * that is said.
 */
public final class LanguageEvaluation implements Evaluation {
    static final int PEER_EVERY = Integer.getInteger("copydesk.evaluation.every", 4);
    private static final int DOCUMENT_CHARS = 1900;
    private static final int HEADLINE_WORDS = 5;
    private static final int WORST = 10;

    @Override
    public String name() {
        return "language";
    }

    @Override
    public void evaluate(DataFolder data, PrintStream out) throws IOException {
        Map<String, List<LabelledText>> news = NewsSentences.read(data);
        LanguageTeller copydesk = LanguageTellers.copydesk();
        whole(copydesk, news, out);
        beyondTheList(news, out);
        mixed(news, out);
        reliability(news, out);
        List<LanguageTeller> tellers = new ArrayList<>(List.of(copydesk));
        tellers.add(LanguageTellers.lingua(true));
        tellers.add(LanguageTellers.lingua(false));
        tellers.add(LanguageTellers.openNlp());
        tellers.add(LanguageTellers.optimaize());
        peers(tellers, news, out);
    }

    private static List<LabelledText> listed(Map<String, List<LabelledText>> news) {
        return news.values().stream()
                .flatMap(List::stream)
                .filter(text -> text.kind() == Kind.LISTED)
                .toList();
    }

    private static List<LabelledText> documents(Map<String, List<LabelledText>> news) {
        return news.values().stream()
                .flatMap(sentences -> NewsSentences.documents(sentences, DOCUMENT_CHARS).stream())
                .filter(text -> text.kind() == Kind.LISTED)
                .toList();
    }

    private static List<LabelledText> headlines(List<LabelledText> sentences) {
        List<LabelledText> headlines = new ArrayList<>();
        for (LabelledText text : sentences) {
            String[] words = text.text().split(" ");
            if (words.length > HEADLINE_WORDS) {
                headlines.add(new LabelledText(
                        text.language(), text.kind(), String.join(" ", Arrays.copyOf(words, HEADLINE_WORDS))));
            }
        }
        return headlines;
    }

    private static void whole(LanguageTeller copydesk, Map<String, List<LabelledText>> news, PrintStream out) {
        out.println("### Copydesk on every text of SIB-200 in a listed language");
        out.println();
        out.println("| texts | languages | number | accuracy | abstained | worst languages (mostly taken for) |");
        out.println("| --- | --- | --- | --- | --- | --- |");
        List<LabelledText> sentences = listed(news);
        row("sentences", Score.of(copydesk, sentences, t -> true), out);
        row("documents of 1,900 characters and more", Score.of(copydesk, documents(news), t -> true), out);
        row("first five words of a sentence", Score.of(copydesk, headlines(sentences), t -> true), out);
        out.println();
    }

    private static void row(String texts, Score score, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "| %s | %d | %d | %.4f | %.4f | %s |%n",
                texts,
                score.languages(),
                score.texts(),
                score.accuracy(),
                score.abstained(),
                score.worst(WORST));
    }

    private static void beyondTheList(Map<String, List<LabelledText>> news, PrintStream out) {
        LanguageDetector detector = new LinearLanguageDetector();
        out.println("### Texts in languages that are not listed");
        out.println();
        out.println("Right is to abstain. A claim is any language.");
        out.println();
        out.println("| texts | languages | number | claimed | most claimed |");
        out.println("| --- | --- | --- | --- | --- |");
        Map<String, List<String>> other = new TreeMap<>();
        Map<String, List<String>> varieties = new TreeMap<>();
        news.forEach((folder, texts) -> {
            Kind kind = texts.get(0).kind();
            if (kind != Kind.LISTED) {
                (kind == Kind.OTHER ? other : varieties)
                        .put(folder, texts.stream().map(LabelledText::text).toList());
            }
        });
        claims("SIB-200 sentences", detector, other, out);
        claims("SIB-200 sentences in varieties of Arabic, Persian, Chinese, Azerbaijani", detector, varieties, out);
        out.println();
    }

    private static void claims(
            String name, LanguageDetector detector, Map<String, List<String>> texts, PrintStream out) {
        int all = 0;
        int claimed = 0;
        Map<String, Integer> claims = new TreeMap<>();
        for (Map.Entry<String, List<String>> entry : texts.entrySet()) {
            for (String text : entry.getValue()) {
                all++;
                String code = detector.detect(text, null).code();
                if (!code.equals("und")) {
                    claimed++;
                    claims.merge(entry.getKey() + "→" + code, 1, Integer::sum);
                }
            }
        }
        List<String> most = claims.entrySet().stream()
                .sorted((a, b) -> b.getValue() - a.getValue())
                .limit(12)
                .map(e -> e.getKey() + " " + e.getValue())
                .toList();
        out.printf(
                Locale.ROOT,
                "| %s | %d | %d | %.4f | %s |%n",
                name,
                texts.size(),
                all,
                (double) claimed / Math.max(1, all),
                String.join(", ", most));
    }

    /** Languages of one script, so that the script gives nothing away. */
    private static final List<List<String>> MIXES = List.of(
            List.of("eng_Latn", "deu_Latn"),
            List.of("eng_Latn", "fra_Latn"),
            List.of("spa_Latn", "eng_Latn"),
            List.of("nld_Latn", "eng_Latn"),
            List.of("fra_Latn", "deu_Latn"),
            List.of("tur_Latn", "eng_Latn"),
            List.of("spa_Latn", "eus_Latn"),
            List.of("fin_Latn", "swe_Latn"),
            List.of("rus_Cyrl", "kaz_Cyrl"),
            List.of("arb_Arab", "pes_Arab"),
            List.of("hun_Latn", "ron_Latn"),
            List.of("hin_Deva", "mar_Deva"));

    private static void mixed(Map<String, List<LabelledText>> news, PrintStream out) {
        LanguageDetector detector = new LinearLanguageDetector();
        int[][] counts = new int[3][2];
        for (List<String> pair : MIXES) {
            List<LabelledText> one = news.getOrDefault(pair.get(0), List.of());
            List<LabelledText> two = news.getOrDefault(pair.get(1), List.of());
            for (int i = 0; i + 8 <= Math.min(one.size(), two.size()); i += 8) {
                String a = one.get(i).text();
                String b = two.get(i + 1).text();
                count(detector, a.substring(0, a.length() / 2) + " " + b.substring(b.length() / 2), counts[0]);
                count(detector, a + " " + b, counts[1]);
                count(detector, join(one, i) + " " + join(two, i), counts[2]);
            }
        }
        out.println("### Half in one language, half in another, both in one script");
        out.println();
        out.println("| texts | number | abstained |");
        out.println("| --- | --- | --- |");
        String[] names = {"half a sentence and half a sentence", "two sentences", "eight sentences and eight sentences"
        };
        for (int i = 0; i < names.length; i++) {
            out.printf(
                    Locale.ROOT,
                    "| %s | %d | %.4f |%n",
                    names[i],
                    counts[i][0],
                    (double) counts[i][1] / Math.max(1, counts[i][0]));
        }
        out.println();
    }

    private static String join(List<LabelledText> texts, int from) {
        StringBuilder joined = new StringBuilder();
        texts.subList(from, from + 8).forEach(text -> joined.append(text.text()).append(' '));
        return joined.toString();
    }

    private static void count(LanguageDetector detector, String text, int[] counts) {
        counts[0]++;
        counts[1] += detector.detect(text, null).code().equals("und") ? 1 : 0;
    }

    /** Whether what is said with 90 % confidence is right nine times of ten; scripts of one language left out. */
    private static void reliability(Map<String, List<LabelledText>> news, PrintStream out) {
        LanguageDetector detector = new LinearLanguageDetector();
        out.println("### Confidence, where letters decide");
        out.println();
        out.println("| confidence | sentences | mean confidence | right | five words | mean confidence | right |");
        out.println("| --- | --- | --- | --- | --- | --- | --- |");
        double[][] sentences = bins(detector, listed(news));
        double[][] brief = bins(detector, headlines(listed(news)));
        for (int bin = 0; bin < sentences.length; bin++) {
            if (sentences[bin][0] + brief[bin][0] > 0) {
                out.printf(
                        Locale.ROOT,
                        "| %.1f to %.1f | %s | %s |%n",
                        bin / 10.0,
                        (bin + 1) / 10.0,
                        bin(sentences[bin]),
                        bin(brief[bin]));
            }
        }
        out.println();
    }

    private static String bin(double[] bin) {
        return bin[0] == 0
                ? "0 | – | –"
                : String.format(Locale.ROOT, "%d | %.3f | %.3f", (int) bin[0], bin[1] / bin[0], bin[2] / bin[0]);
    }

    private static double[][] bins(LanguageDetector detector, List<LabelledText> texts) {
        double[][] bins = new double[10][3];
        for (LabelledText text : texts) {
            LanguageDecision decision = detector.decide(text.text(), null);
            if (decision.candidates().isEmpty() || decision.language().code().equals("und")) {
                continue;
            }
            double confidence = decision.language().confidence();
            double[] bin = bins[Math.min(9, (int) (confidence * 10))];
            bin[0]++;
            bin[1] += confidence;
            bin[2] += decision.language().code().equals(text.language()) ? 1 : 0;
        }
        return bins;
    }

    private static void peers(List<LanguageTeller> tellers, Map<String, List<LabelledText>> news, PrintStream out) {
        List<LabelledText> sentences = new ArrayList<>();
        List<LabelledText> documents = new ArrayList<>();
        news.values().forEach(texts -> {
            for (int i = 0; i < texts.size(); i += PEER_EVERY) {
                sentences.add(texts.get(i));
            }
            List<LabelledText> all = NewsSentences.documents(texts, DOCUMENT_CHARS);
            for (int i = 0; i < all.size(); i += PEER_EVERY) {
                documents.add(all.get(i));
            }
        });
        Set<String> lingua = new TreeSet<>(tellers.get(1).knows());
        out.printf("### Peers, on every %dth text%n%n", PEER_EVERY);
        peers("sentences", tellers, sentences, lingua, out);
        peers("documents", tellers, documents, lingua, out);
        peers("five words", tellers, headlines(sentences), lingua, out);
    }

    private static void peers(
            String name, List<LanguageTeller> tellers, List<LabelledText> texts, Set<String> lingua, PrintStream out) {
        List<LabelledText> ofLingua = texts.stream()
                .filter(text -> text.kind() == Kind.LISTED && lingua.contains(text.language()))
                .toList();
        out.printf(
                "#### %s: %d in %d languages that Lingua knows%n%n",
                name,
                ofLingua.size(),
                ofLingua.stream().map(LabelledText::language).distinct().count());
        out.println(
                "| teller | accuracy | on the languages it knows itself | Copydesk on those | abstained | worst languages (mostly taken for) |");
        out.println("| --- | --- | --- | --- | --- | --- |");
        Score own = null;
        for (LanguageTeller teller : tellers) {
            Score score = Score.of(teller, ofLingua, t -> true);
            own = own == null ? score : own;
            Set<String> knows = teller.knows().isEmpty() ? lingua : teller.knows();
            out.printf(
                    Locale.ROOT,
                    "| %s | %.4f | %.4f | %.4f | %.4f | %s |%n",
                    teller.name(),
                    score.accuracy(),
                    score.accuracy(knows),
                    own.accuracy(knows),
                    score.abstained(),
                    score.worst(WORST));
            out.flush();
        }
        out.println();
    }
}
