package dev.copydesk.enrich.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.copydesk.enrich.token.Tokens;
import dev.copydesk.model.Language;
import dev.copydesk.model.Topic;
import java.util.List;
import org.junit.jupiter.api.Test;

class LexiconTopicClassifierTest {
    private static final TopicClassifier CLASSIFIER = new LexiconTopicClassifier();
    private static final Language GERMAN = new Language("de", 1, "Latn");

    @Test
    void everyLanguageFindsItsSport() {
        List<List<String>> texts = List.of(
                List.of("de", "Der Torhüter hielt im Finale der Bundesliga, und der Trainer lobte die Mannschaft."),
                List.of("es", "El delantero marcó dos goles en la final y el entrenador elogió al equipo."),
                List.of(
                        "fr",
                        "L'attaquant a marqué deux buts en finale et l'entraîneur a félicité son équipe de football."),
                List.of("it", "Il portiere ha parato il rigore e l'allenatore ha lodato la squadra di calcio."),
                List.of("nl", "De doelman won de wedstrijd en de trainer prees de voetbalploeg en de spelers."),
                List.of("pt", "O goleiro defendeu, o atacante marcou um gol e o treinador elogiou a equipe."),
                List.of("ru", "Вратарь отразил удар, футболист забил гол, и тренер похвалил команду."));
        assertThat(texts).extracting(text -> text.get(0)).containsExactlyElementsOf(LexiconTopicClassifier.LANGUAGES);
        for (List<String> text : texts) {
            assertThat(CLASSIFIER.classify("", text.get(1), new Language(text.get(0), 1, null)))
                    .as(text.get(0))
                    .first()
                    .extracting(Topic::id)
                    .isEqualTo("medtop:15000000");
        }
    }

    @Test
    void theTermsThatCarriedATopicAreNamed() {
        TopicDecision decision = CLASSIFIER.decide(
                Tokens.of("Urteil im Prozess um Mord"),
                Tokens.of("Das Landgericht verurteilte den Angeklagten."),
                GERMAN);

        assertThat(decision.reasons().get(0).id()).isEqualTo("medtop:02000000");
        assertThat(decision.reasons().get(0).words())
                .extracting(TopicDecision.Word::text)
                .contains("urteil", "prozess");
        assertThat(decision.abstained()).isNull();
    }

    @Test
    void oneWordIsNotEnough() {
        TopicDecision decision = CLASSIFIER.decide(
                Tokens.of("Ein Spaziergang"), Tokens.of("Wir gingen durch den Park und sahen die Enten."), GERMAN);

        assertThat(decision.topics()).isEmpty();
        assertThat(decision.abstained()).contains("no topic has");
    }

    @Test
    void aLanguageWithoutLexiconHasNoTopicsAndSaysSo() {
        TopicDecision decision = CLASSIFIER.decide(
                Tokens.of("Football football tennis"), Tokens.of("Champions League"), new Language("eo", 1, "Latn"));

        assertThat(decision.topics()).isEmpty();
        assertThat(decision.abstained()).contains("no model of topics for the language eo");
    }

    @Test
    void aTextTenTimesAsLongAboutTheSameScoresAboutTheSame() {
        String text = "Der Stürmer traf zweimal im Finale der Meisterschaft, und der Trainer lobte die Mannschaft. ";

        double once = CLASSIFIER.classify("", text, GERMAN).get(0).score();
        double often = CLASSIFIER.classify("", text.repeat(10), GERMAN).get(0).score();

        assertThat(often).isBetween(once - 0.15, once + 0.15);
    }

    @Test
    void allLexiconsReadAndNameKnownTopics() {
        for (String language : LexiconTopicClassifier.LANGUAGES) {
            assertThat(Lexicon.shipped(language, Taxonomy.shipped()))
                    .as(language)
                    .isNotNull();
        }
    }
}
