package dev.copydesk.enrich.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.copydesk.enrich.text.RuleFile;
import dev.copydesk.enrich.token.Tokens;
import dev.copydesk.model.Language;
import dev.copydesk.model.Topic;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LinearTopicClassifierTest {
    /** Written by {@code copydesk benchmark train-topics}; a new model brings a new sum, and new figures in the docs. */
    private static final String SHA_256 = "dae45c132f6b573329985ba74fad58630343d2e4ccaaaec025bac96190a51946";

    private static final TopicClassifier CLASSIFIER = new ShippedTopicClassifier();
    private static final Language ENGLISH = new Language("en", 1, "Latn");
    private static final String TITLE = "Court stops deportation of migrants";
    private static final String TEXT =
            "A federal judge ruled that the government may not deport the undocumented immigrants before their trial.";

    @Test
    void theModelIsTheOneThatWasMeasured() throws NoSuchAlgorithmException {
        byte[] model = RuleFile.bytes(LinearTopicClassifier.RESOURCE);

        assertThat(model).hasSizeLessThan(5_000_000);
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(model)))
                .isEqualTo(SHA_256);
    }

    @Test
    void everyTopicHasItsAncestorBeforeItAndScoresFall() {
        List<Topic> topics = CLASSIFIER.classify(TITLE, TEXT, ENGLISH);

        assertThat(topics).extracting(Topic::id).contains("medtop:14000000", "medtop:20000771");
        assertThat(topics).extracting(Topic::score).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        Taxonomy taxonomy = Taxonomy.shipped();
        Set<String> seen = new HashSet<>();
        for (Topic topic : topics) {
            String parent = taxonomy.topic(topic.id()).parent();
            assertThat(parent == null || seen.contains(parent)).as(topic.id()).isTrue();
            seen.add(topic.id());
        }
    }

    @Test
    void commonSubjectsAreFound() {
        assertThat(first("The striker scored twice in the final of the championship, and the coach praised the team."))
                .isEqualTo("medtop:15000000");
        assertThat(
                        first(
                                "Shares fell and bond yields rose after the central bank raised interest rates to curb inflation."))
                .isEqualTo("medtop:04000000");
        assertThat(
                        first(
                                "The film won the award for best picture, and the actress thanked the director and the audience."))
                .isEqualTo("medtop:01000000");
    }

    @Test
    void aTextOfFewKnownWordsHasNoTopicAndSaysWhy() {
        for (String text : List.of("", "word", "12345 67890", "😀😀😀", "xqzt vbnm qwrt plkj zzxx", "{};()=>[]!==")) {
            TopicDecision decision = CLASSIFIER.decide(Tokens.of(""), Tokens.of(text), ENGLISH);

            assertThat(decision.topics()).as(text).isEmpty();
            assertThat(decision.abstained()).as(text).contains("words that the model knows");
        }
    }

    @Test
    void theWordsThatCarriedATopicStandInTheText() {
        TopicDecision decision = CLASSIFIER.decide(Tokens.of(TITLE), Tokens.of(TEXT), ENGLISH);

        assertThat(decision.topics()).isEqualTo(CLASSIFIER.classify(TITLE, TEXT, ENGLISH));
        assertThat(decision.reasons()).hasSameSizeAs(decision.topics());
        for (TopicDecision.Reason reason : decision.reasons()) {
            assertThat(reason.words()).isNotEmpty().allSatisfy(word -> {
                assertThat(TITLE + "\n" + TEXT).contains(word.text());
                assertThat(word.weight()).isPositive();
            });
        }
    }

    @Test
    void aTextTenTimesAsLongAboutTheSameScoresAboutTheSame() {
        double once = CLASSIFIER.classify("", TEXT, ENGLISH).get(0).score();
        double often =
                CLASSIFIER.classify("", (TEXT + " ").repeat(10), ENGLISH).get(0).score();

        assertThat(often).isBetween(once - 0.15, once + 0.15);
    }

    @Test
    void aFileThatIsNoModelIsRefused() {
        assertThatThrownBy(() -> new TopicModel(new byte[8], Taxonomy.shipped()))
                .hasMessageContaining("no model of topics");
    }

    private static String first(String text) {
        return CLASSIFIER.classify("", text, ENGLISH).get(0).id();
    }
}
