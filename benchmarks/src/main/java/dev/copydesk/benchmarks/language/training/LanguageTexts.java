package dev.copydesk.benchmarks.language.training;

import dev.copydesk.benchmarks.DataFolder;
import dev.copydesk.benchmarks.language.Declarations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The texts that a model is trained on, and those kept back: every fifth of Lingua's sentences and word pairs, and every second
 * paragraph of the declarations.
 */
final class LanguageTexts {
    private static final String LINGUA = "language/lingua_testdata.tar.xz";
    private static final int LINGUA_KEPT_BACK = 5;
    private static final int DECLARATION_KEPT_BACK = 2;

    private final Map<String, List<String>> linguaSentences = new HashMap<>();
    private final Map<String, List<String>> linguaPairs = new HashMap<>();
    private final Map<String, List<String>> paragraphs = new HashMap<>();

    /** @param keptBack whether to give the texts that are kept back instead of those to train on */
    LanguageTexts(DataFolder data, boolean keptBack) throws IOException {
        data.forEachEntry(LINGUA, (name, content) -> {
            String file = name.substring(name.lastIndexOf('/') + 1);
            if (!file.endsWith(".txt") || name.contains("single-words")) {
                return;
            }
            String code = file.substring(0, file.length() - ".txt".length());
            List<String> lines =
                    new String(content, StandardCharsets.UTF_8).lines().toList();
            (name.contains("sentences") ? linguaSentences : linguaPairs)
                    .put(code, part(lines, LINGUA_KEPT_BACK, keptBack));
        });
        Declarations.read(data)
                .forEach((name, all) -> paragraphs.put(name, part(all, DECLARATION_KEPT_BACK, keptBack)));
    }

    private static List<String> part(List<String> all, int keptBackEvery, boolean keptBack) {
        List<String> part = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if ((i % keptBackEvery == 0) == keptBack) {
                part.add(all.get(i));
            }
        }
        return part;
    }

    List<String> sentences(TrainingClass one) {
        return lingua(linguaSentences, one);
    }

    List<String> pairs(TrainingClass one) {
        return lingua(linguaPairs, one);
    }

    List<String> declarations(TrainingClass one) {
        return one.declarations().stream()
                .flatMap(name -> paragraphs.getOrDefault(name, List.of()).stream())
                .toList();
    }

    private static List<String> lingua(Map<String, List<String>> texts, TrainingClass one) {
        if (one.linguaCode() == null) {
            return List.of();
        }
        List<String> own = texts.getOrDefault(one.linguaCode(), List.of());
        return one.isTransliterated()
                ? own.stream()
                        .map(text -> Transliteration.of(text, one.language()))
                        .toList()
                : own;
    }
}
