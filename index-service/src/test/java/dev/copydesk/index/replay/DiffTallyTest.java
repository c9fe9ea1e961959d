package dev.copydesk.index.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.copydesk.index.replay.DiffReport.Counts;
import dev.copydesk.model.EventJson;
import org.junit.jupiter.api.Test;

class DiffTallyTest {
    private final DiffTally tally = new DiffTally(2);

    private static ObjectNode article(String id, String language, String group, String... topics) {
        ObjectNode article = EventJson.mapper().createObjectNode();
        article.put("id", id).put("title", "Title of " + id).put("firstSeenAt", "2026-03-01T00:00:00Z");
        article.putObject("source").put("id", "daily").put("name", "Daily");
        article.putObject("language").put("code", language);
        article.putObject("duplicate").put("group", group).put("status", id.equals(group) ? "ORIGINAL" : "NEAR");
        article.putArray("topics");
        for (String topic : topics) {
            article.withArray("topics").addObject().put("id", topic).put("label", "about " + topic);
        }
        article.putObject("enrichment").put("at", System.nanoTime());
        return article;
    }

    @Test
    void whatIsTheSameButForTheTimeOfEnrichmentDiffersInNothing() {
        tally.add(article("a", "en", "a", "t1"), article("a", "en", "a", "t1"));

        assertThat(tally.changed()).isZero();
        assertThat(tally.fields()).isEmpty();
        assertThat(tally.languages()).isEmpty();
        assertThat(tally.topics()).isEmpty();
        assertThat(tally.groups().verdicts()).isZero();
        assertThat(tally.sources()).containsEntry("Daily", new Counts(1, 1));
        assertThat(tally.months()).containsEntry("2026-03", new Counts(1, 1));
    }

    @Test
    void articlesOfOneSideAreCountedOnThatSide() {
        tally.add(article("a", "en", "a"), null);
        tally.add(null, article("b", "en", "b"));
        tally.add(null, article("c", "en", "c"));

        assertThat(tally.articles()).isEqualTo(new Counts(1, 2));
        assertThat(tally.changed()).isZero();
    }

    @Test
    void languagesAndTopicsAreToldWithExamples() {
        tally.add(article("a", "pt", "a", "t1"), article("a", "gl", "a", "t2"));
        tally.add(article("b", "pt", "b"), article("b", "gl", "b", "t2"));
        tally.add(article("c", "pt", "c"), article("c", "gl", "c", "t2"));

        assertThat(tally.languages()).singleElement().satisfies(change -> {
            assertThat(change.from()).isEqualTo("pt");
            assertThat(change.to()).isEqualTo("gl");
            assertThat(change.articles()).isEqualTo(3);
            assertThat(change.examples()).hasSize(2);
        });
        assertThat(tally.topics().get(0).id()).isEqualTo("t2");
        assertThat(tally.topics().get(0).gained()).isEqualTo(3);
        assertThat(tally.topics().get(1).lost()).isEqualTo(1);
        assertThat(tally.fields()).containsEntry("language", 3L).containsEntry("topics", 3L);
    }

    @Test
    void groupsThatComeApartOrTogetherAreCounted() {
        tally.add(article("a", "en", "a"), article("a", "en", "a"));
        tally.add(article("b", "en", "a"), article("b", "en", "b"));
        tally.add(article("c", "en", "c"), article("c", "en", "c"));
        tally.add(article("d", "en", "d"), article("d", "en", "c"));

        DiffReport.Groups groups = tally.groups();

        assertThat(groups.from()).isEqualTo(1);
        assertThat(groups.to()).isEqualTo(1);
        assertThat(groups.split()).isEqualTo(1);
        assertThat(groups.splitExamples()).containsExactly("a");
        assertThat(groups.merged()).isEqualTo(1);
        assertThat(groups.mergedExamples()).containsExactly("c");
        assertThat(groups.verdicts()).isEqualTo(2);
    }
}
