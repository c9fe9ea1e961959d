package dev.copydesk.cli.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.copydesk.model.EventJson;
import dev.copydesk.model.RawArticle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FeedFileTest {
    private static final String FEED = """
            <rss version="2.0"><channel><title>Harbour</title><link>https://www.harbour.example/news</link>
            <item><link>https://harbour.example/1</link><title>Herring &amp; eels</title></item>
            <item><link>https://harbour.example/2</link><title>Quay closed</title></item>
            </channel></rss>
            """;

    private final Collected collected = new Collected();

    @Test
    void eachItemIsARowOfTheSiteThatTheFeedBelongsTo() throws IOException {
        read(FEED, Origin.pushed(null));

        assertThat(collected.problems).isEmpty();
        assertThat(collected.rows).hasSize(2);
        RawArticle first = EventJson.read(collected.rows.get(0).json(), RawArticle.class);
        assertThat(first.url()).isEqualTo("https://harbour.example/1");
        assertThat(first.source().id()).isEqualTo("harbour.example");
    }

    @Test
    void theSourceThatIsAskedForIsTaken() throws IOException {
        read(FEED, Origin.pushed("Harbour News"));

        assertThat(EventJson.read(collected.rows.get(0).json(), RawArticle.class)
                        .source()
                        .name())
                .isEqualTo("Harbour News");
    }

    @Test
    void inTheSeedsAFeedKeepsItsOwnSource() throws IOException {
        read(FEED, Origin.seeds(Path.of("seeds")));

        assertThat(EventJson.read(collected.rows.get(0).json(), RawArticle.class)
                        .source()
                        .id())
                .isEqualTo("harbour.example");
    }

    @Test
    void whatIsNoFeedIsNamed() throws IOException {
        read("<html><body>Not here</body></html>", Origin.pushed(null));
        read("", Origin.pushed(null));

        assertThat(collected.rows).isEmpty();
        assertThat(collected.problems).hasSize(2).allSatisfy(problem -> assertThat(problem)
                .startsWith("news.xml:1: ")
                .hasLineCount(1));
    }

    private void read(String feed, Origin origin) throws IOException {
        byte[] bytes = feed.getBytes(StandardCharsets.UTF_8);
        FeedFile.read(new ByteArrayInputStream(bytes), "news.xml", bytes.length, origin, collected);
    }
}
