package dev.copydesk.benchmarks.language;

import com.github.pemistahl.lingua.api.Language;
import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;
import com.optimaize.langdetect.ngram.NgramExtractors;
import com.optimaize.langdetect.profiles.LanguageProfile;
import com.optimaize.langdetect.profiles.LanguageProfileReader;
import dev.copydesk.enrich.language.LanguageDetector;
import dev.copydesk.enrich.language.LinearLanguageDetector;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/** Copydesk's detector and the peers, each as it comes, with every language it has. */
final class LanguageTellers {
    private static final String OPENNLP_MODEL = "/langdetect-183.bin";

    /** Codes of OpenNLP's that name a language a second time, or for which the JDK has no two-letter code. */
    private static final Map<String, String> OPENNLP_CODES = Map.of(
            "ekk", "et", "lvs", "lv", "pes", "fa", "plt", "mg", "nob", "nb", "nno", "nn", "cmn", "zh", "nan", "zh");

    private LanguageTellers() {}

    private record Teller(String name, Set<String> knows, UnaryOperator<String> function) implements LanguageTeller {
        @Override
        public String tell(String text) {
            return function.apply(text);
        }
    }

    static LanguageTeller copydesk() {
        LanguageDetector detector = new LinearLanguageDetector();
        return new Teller(
                "Copydesk", Set.of(), text -> detector.detect(text, null).code());
    }

    /** Lingua with all its 75 languages, models loaded beforehand. */
    static LanguageTeller lingua(boolean highAccuracy) {
        LanguageDetectorBuilder builder =
                LanguageDetectorBuilder.fromAllLanguages().withPreloadedLanguageModels();
        com.github.pemistahl.lingua.api.LanguageDetector detector =
                (highAccuracy ? builder : builder.withLowAccuracyMode()).build();
        Set<String> known = new TreeSet<>();
        for (Language language : Language.values()) {
            known.add(linguaCode(language));
        }
        return new Teller(
                highAccuracy ? "Lingua high" : "Lingua low",
                known,
                text -> linguaCode(detector.detectLanguageOf(text)));
    }

    private static String linguaCode(Language language) {
        return language == Language.UNKNOWN
                ? "und"
                : language.getIsoCode639_1().toString().toLowerCase(Locale.ROOT);
    }

    static LanguageTeller openNlp() throws IOException {
        try (InputStream in = new BufferedInputStream(
                Objects.requireNonNull(LanguageTellers.class.getResourceAsStream(OPENNLP_MODEL), OPENNLP_MODEL))) {
            LanguageDetectorME detector = new LanguageDetectorME(new LanguageDetectorModel(in));
            Set<String> known = new TreeSet<>();
            for (String code : detector.getSupportedLanguages()) {
                known.add(twoLetters(code));
            }
            return new Teller(
                    "OpenNLP",
                    known,
                    text -> twoLetters(detector.predictLanguage(text).getLang()));
        }
    }

    private static String twoLetters(String threeLetters) {
        String mapped = OPENNLP_CODES.get(threeLetters);
        if (mapped != null) {
            return mapped;
        }
        for (String two : Locale.getISOLanguages()) {
            if (Locale.forLanguageTag(two).getISO3Language().equals(threeLetters)) {
                return Locale.forLanguageTag(two).toLanguageTag();
            }
        }
        return threeLetters;
    }

    static LanguageTeller optimaize() throws IOException {
        List<LanguageProfile> profiles = new LanguageProfileReader().readAllBuiltIn();
        com.optimaize.langdetect.LanguageDetector detector = com.optimaize.langdetect.LanguageDetectorBuilder.create(
                        NgramExtractors.standard())
                .withProfiles(profiles)
                .build();
        Set<String> known = new TreeSet<>();
        profiles.forEach(profile -> known.add(norwegian(profile.getLocale().getLanguage())));
        return new Teller("Optimaize", known, text -> {
            var found = detector.detect(text);
            return found.isPresent() ? norwegian(found.get().getLanguage()) : "und";
        });
    }

    private static String norwegian(String code) {
        return code.equals("no") ? "nb" : code;
    }
}
