package dev.copydesk.enrich.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.copydesk.enrich.language.LanguageDecision.Reason;
import dev.copydesk.enrich.text.RuleFile;
import dev.copydesk.model.Language;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinearLanguageDetectorTest {
    private static final LanguageDetector DETECTOR = new LinearLanguageDetector();
    private static final String ENGLISH =
            "The council of the town decided on Monday to rebuild the old bridge over the river.";
    private static final String GERMAN =
            "Der Rat der Stadt hat am Montag beschlossen, die alte Brücke über den Fluss neu zu bauen.";

    private record Example(String code, String script, String sentence) {}

    private static List<Example> examples() {
        return RuleFile.lines("/dev/copydesk/enrich/language/sentences-by-language.tsv").stream()
                .map(line -> line.split("\t"))
                .map(fields -> new Example(fields[0], fields[1], fields[2]))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aSentenceIsEnough(Example example) {
        LanguageDecision decision = DETECTOR.decide(example.sentence(), null);

        assertThat(decision.language().code()).as(decision.toString()).isEqualTo(example.code());
        assertThat(decision.language().script()).isEqualTo(example.script());
        assertThat(decision.language().confidence()).isBetween(LinearLanguageDetector.MIN_CONFIDENCE, 1.0);
    }

    @Test
    void theModelIsTheOneThatTheTablesAreAbout() throws NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(RuleFile.bytes(LinearLanguageDetector.MODEL));

        assertThat(HexFormat.of().formatHex(digest)).isEqualTo(MODEL_SHA_256);
    }

    private static final String MODEL_SHA_256 = "9c2252237b38c670677686c0dd504bacd66a6ce38e87404377b019ff7a91a788";

    @Test
    void tooLittleIsNotEnough() {
        assertThat(DETECTOR.decide("Mayor defies it", "en").reason()).isEqualTo(Reason.TOO_SHORT);
        assertThat(DETECTOR.decide("Donaudampfschifffahrtsgesellschaft", "de").reason())
                .isEqualTo(Reason.TOO_SHORT);
        assertThat(DETECTOR.decide("東京", "ja").language()).isEqualTo(Language.undetermined("Hani"));
        assertThat(DETECTOR.detect("", null)).isEqualTo(Language.undetermined(null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22 12:45 4,711 0815 100 % 3.14159 2718281828",
                "😀😃😄😁😆😅🤣😂🙂🙃😉😊😇🥰😍🤩😘😗☺😚😙🥲",
                "public static void main(String[] args) { for (int i = 0; i < n; i++) { total += values[i]; } return; }",
                "SELECT * FROM t WHERE (a = 1) AND (b <> 2); {\"a\": [1, 2], \"b\": {\"c\": null}} <br/> $x = $y & $z;",
                "https://www.example.org/the-council-of-the-town-decided-on-monday @theCouncilOfTheTown",
                "supercalifragilisticexpialidocious",
                "\u200f\u200e\u202b\u202c\u2066\u2069",
                "\u0000\u0001\u0007\u001b[31m\u007f\u0085",
            })
    void whatIsNoTextHasNoLanguage(String text) {
        assertThat(DETECTOR.detect(text, "en").code()).isEqualTo(Language.UNDETERMINED);
    }

    @Test
    void marksOfDirectionAndControlsChangeNothing() {
        String marked = "\u200f" + ENGLISH.replace(" ", " \u200e\u202a") + "\u0000\u0007";

        assertThat(DETECTOR.detect(marked, null)).isEqualTo(DETECTOR.detect(ENGLISH, null));
    }

    @Test
    void accentsApartAreTheSameAsLettersWithAccents() {
        String vietnamese = "Hội đồng thành phố hôm thứ Hai đã quyết định xây dựng lại cây cầu cũ bắc qua sông.";

        assertThat(DETECTOR.detect(Normalizer.normalize(vietnamese, Normalizer.Form.NFD), null))
                .isEqualTo(DETECTOR.detect(vietnamese, null));
    }

    @Test
    void unpairedSurrogatesAreBreaks() {
        assertThat(DETECTOR.detect("\ud83d " + ENGLISH + " \udc00\ud83d", null).code())
                .isEqualTo("en");
    }

    @Test
    void aTextInTwoLanguagesHasNone() {
        assertThat(DETECTOR.decide(ENGLISH + " " + GERMAN, "en").reason()).isEqualTo(Reason.TWO_LANGUAGES);
        assertThat(DETECTOR.decide((ENGLISH + " ").repeat(30) + (GERMAN + " ").repeat(30), null)
                        .reason())
                .isEqualTo(Reason.TWO_LANGUAGES);
    }

    @Test
    void aTextInTwoScriptsHasNone() {
        String russian = "Городской совет решил в понедельник восстановить старый мост через реку.";

        assertThat(DETECTOR.decide(ENGLISH + " " + russian, null).reason()).isEqualTo(Reason.TWO_SCRIPTS);
    }

    @Test
    void aQuotationInAnotherLanguageDoesNotChangeAnArticle() {
        String article = (ENGLISH + " ").repeat(10) + "„Das ist gut so“, said the mayor. " + (ENGLISH + " ").repeat(10);

        assertThat(DETECTOR.detect(article, null).code()).isEqualTo("en");
    }

    @Test
    void aHintDecidesBetweenCloseLanguagesOnly() {
        LanguageDecision without = DETECTOR.decide("Han har en stor hund og en liten bil i en by", null);
        LanguageDecision danish = DETECTOR.decide("Han har en stor hund og en liten bil i en by", "da");
        LanguageDecision norwegian = DETECTOR.decide("Han har en stor hund og en liten bil i en by", "no-NO");

        assertThat(DETECTOR.detect(ENGLISH, "fr-FR").code()).isEqualTo("en");
        assertThat(probability(norwegian, "nb")).isGreaterThan(probability(without, "nb"));
        assertThat(probability(danish, "nb")).isLessThanOrEqualTo(probability(without, "nb"));
    }

    private static double probability(LanguageDecision decision, String code) {
        return decision.candidates().stream()
                .filter(candidate -> candidate.code().equals(code))
                .mapToDouble(LanguageDecision.Candidate::probability)
                .sum();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "x", "zz-ZZ", "i-klingon", "EN_us; q=0.8", "\ud83d", "12345678901234567890"})
    void anOddHintIsHarmless(String hint) {
        assertThat(DETECTOR.detect(ENGLISH, hint).code()).isEqualTo("en");
    }

    @Test
    void anEndlessTextIsReadInPartsOnly() {
        String endless = (ENGLISH + "\n").repeat(120_000);

        assertThat(endless).hasSizeGreaterThan(10_000_000);
        assertThat(DETECTOR.detect(endless, null).code()).isEqualTo("en");
        assertThat(LetterSample.of(endless).length()).isLessThanOrEqualTo(LetterSample.MAX_CHARS + 10);
        assertThat(DETECTOR.detect("a".repeat(10_000_000), null).code()).isEqualTo(Language.UNDETERMINED);
    }

    @Test
    void anythingIsAnsweredAndTheSameEachTime() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            int range = random.nextInt(4);
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(400); k > 0; k--) {
                text.append((char) random.nextInt(range == 0 ? 0x80 : range == 1 ? 0x600 : 0x10000));
                if (random.nextInt(6) == 0) {
                    text.append(' ');
                }
            }
            String any = text.toString();
            assertThatCode(() -> assertThat(DETECTOR.decide(any, "en")).isEqualTo(DETECTOR.decide(any, "en")))
                    .as("seed %d, text %d", seed, i)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void manyThreadsGetWhatOneGets() throws InterruptedException, ExecutionException {
        List<Language> alone = examples().stream()
                .map(example -> DETECTOR.detect(example.sentence(), null))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<List<Language>>> tasks = IntStream.range(0, 16)
                    .mapToObj(i -> (Callable<List<Language>>) () -> examples().stream()
                            .map(example -> DETECTOR.detect(example.sentence(), null))
                            .toList())
                    .toList();
            for (Future<List<Language>> found : threads.invokeAll(tasks)) {
                assertThat(found.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void bothScriptsOfSerbianAndAzerbaijaniAreKnown() {
        assertThat(DETECTOR.detect(
                        "Gradsko veće je u ponedeljak odlučilo da ponovo izgradi stari most preko reke, a deo sredstava obezbediće vlada.",
                        "sr"))
                .extracting(Language::code, Language::script)
                .containsExactly("sr", "Latn");
        assertThat(DETECTOR.detect(
                        "Шәһәр шурасы базар ертәси чајын үстүндәки көһнә көрпүнү јенидән тикмәји гәрара алды.", null))
                .extracting(Language::code, Language::script)
                .containsExactly("az", "Cyrl");
    }
}
