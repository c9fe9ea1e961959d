package dev.copydesk.benchmarks.language.training;

import dev.copydesk.enrich.language.LanguageClass;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A class of the model and where its statistics come from.
 *
 * @param linguaCode folder of Lingua's models
 * @param profile file of Optimaize's profiles
 * @param tokens file of Tika's common tokens
 * @param declarations names of the declarations of human rights
 */
record TrainingClass(
        LanguageClass language,
        @Nullable String linguaCode,
        @Nullable String profile,
        @Nullable String tokens,
        List<String> declarations) {
    private static final String RESOURCE = "/dev/copydesk/benchmarks/language/training-classes.tsv";

    static List<TrainingClass> all() throws IOException {
        try (InputStream in = Objects.requireNonNull(TrainingClass.class.getResourceAsStream(RESOURCE), RESOURCE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(f -> new TrainingClass(
                            new LanguageClass(f[0], f[1], f[2].equals("listed")),
                            present(f[3]),
                            present(f[4]),
                            present(f[5]),
                            f[6].equals("-") ? List.of() : List.of(f[6].split(","))))
                    .toList();
        }
    }

    /** Whether its Lingua model and its sentences are those of the other script, letter by letter. */
    boolean isTransliterated() {
        return Transliteration.exists(language);
    }

    private static @Nullable String present(String field) {
        return field.equals("-") ? null : field;
    }
}
