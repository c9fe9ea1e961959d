package dev.copydesk.index.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.copydesk.index.Articles;
import dev.copydesk.model.EnrichedArticle;
import dev.copydesk.model.EventJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentMapperTest {

    @Test
    void holdsTheEventsFieldsAndTheSearchFieldsOfItsLanguage() throws IOException {
        EnrichedArticle article =
                Articles.titled("Istanbul'da seçim").language("tr").build();

        ObjectNode document = (ObjectNode) json(article);

        assertThat(document.at("/search/analyzer").asText()).isEqualTo("turkish");
        assertThat(document.at("/search/turkish/title").asText()).isEqualTo(article.title());
        assertThat(document.at("/search/turkish/text").asText()).isEqualTo(article.text());
        document.remove("search");
        assertThat(EventJson.mapper().treeToValue(document, EnrichedArticle.class))
                .isEqualTo(article);
    }

    @Test
    void isSearchedByOtherFieldsWhereTheLanguageHasNoAnalyzer() throws IOException {
        JsonNode document = json(Articles.titled("Habari").language("sw").build());

        assertThat(document.at("/search/other/title").asText()).isEqualTo("Habari");
    }

    @Test
    void isDatedByItsPublicationOrElseByWhenItWasFirstSeen() throws IOException {
        var article = Articles.titled("Dated");

        assertThat(json(article.build()).at("/search/at").asText()).isEqualTo("2026-03-31T23:30:00Z");
        assertThat(json(article.publishedAt("2001-01-01T00:00:00Z").build())
                        .at("/search/at")
                        .asText())
                .isEqualTo("2001-01-01T00:00:00Z");
        assertThat(json(article.publishedAt("+12345-01-01T00:00:00Z").build())
                        .at("/search/at")
                        .asText())
                .isEqualTo("2026-03-31T23:30:00Z");
    }

    @Test
    void tellsHowLongAfterItsPublicationItWasFirstSeen() throws IOException {
        var article = Articles.titled("Seen").firstSeenAt("2026-03-01T10:00:00Z");

        assertThat(json(article.publishedAt("2026-03-01T09:30:00Z").build())
                        .at("/search/delaySeconds")
                        .asLong())
                .isEqualTo(1800);
        assertThat(json(article.publishedAt("2026-03-01T10:00:01Z").build())
                        .path("search")
                        .has("delaySeconds"))
                .as("of a date that had not come yet")
                .isFalse();
    }

    @Test
    void isOneLineWhateverTheTextHolds() {
        byte[] document = DocumentMapper.document(Articles.titled("Line\r\nbreak")
                        .text("one\n\ntwo\u2028three")
                        .build())
                .toBytes();

        assertThat(document).doesNotContain((byte) '\n', (byte) '\r');
    }

    @Test
    void bearsTheTimeOfItsWritingOnlyInARequest() throws IOException {
        EnrichedArticle article = Articles.titled("Written").language("de").build();
        for (ArticleDocument document : List.of(
                DocumentMapper.document(article),
                DocumentMapper.map(EventJson.write(article)).document())) {
            ByteArrayOutputStream request = new ByteArrayOutputStream();
            for (ByteBuffer piece : document.writtenAt(Instant.parse("2026-04-01T10:00:00.250Z"))) {
                Channels.newChannel(request).write(piece);
            }

            ObjectNode written = (ObjectNode) EventJson.mapper().readTree(request.toByteArray());
            assertThat(written.withObject("/search").remove("indexedAt").asText())
                    .isEqualTo("2026-04-01T10:00:00.250Z");
            assertThat(written).isEqualTo(EventJson.mapper().readTree(document.toBytes()));
            assertThat(document.sizeInBytes()).isEqualTo(document.toBytes().length);
        }
    }

    @Test
    void escapesHalfASurrogatePairWhichUtf8CannotHold() throws IOException {
        assertThat(json(Articles.titled("\uD83D").build()).path("title").asText())
                .isEqualTo("\uD83D");
    }

    private static JsonNode json(EnrichedArticle article) throws IOException {
        return EventJson.mapper().readTree(DocumentMapper.document(article).toBytes());
    }
}
