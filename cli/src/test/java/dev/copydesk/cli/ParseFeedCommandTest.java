package dev.copydesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.cli.exit.ExitStatus;
import dev.copydesk.cli.http.Json;
import dev.copydesk.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParseFeedCommandTest {
    private static final String FEED = """
            <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>T</title>
            <item><title>A &lt;i&gt;b&lt;/i&gt;</title><guid isPermaLink="false">1</guid><dc:date>2026-03-01T11:00:00+01:00</dc:date>
            <enclosure url="https://example.org/a.mp3" type="audio/mpeg" length="3"/></item></channel></rss>
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void eachFileIsOneLineInTheOrderOfTheArguments() throws IOException {
        Path feed = Files.writeString(folder.resolve("feed.xml"), FEED);
        Path page = Files.writeString(folder.resolve("page.html"), "<html><body>Hello</body></html>");
        String missing = folder.resolve("missing.xml").toString();

        int status = Copydesk.run(Terminal.plain(out, err), "parse-feed", page.toString(), feed.toString(), missing);

        assertThat(status).isEqualTo(ExitStatus.BAD_DATA);
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(json(lines.get(0)).path("file").asText()).isEqualTo(page.toString());
        assertThat(json(lines.get(0)).path("error").asText()).contains("HTML page");
        assertThat(json(lines.get(2)).path("error").asText()).contains("cannot be read");
        JsonNode item = json(lines.get(1)).path("items").path(0);
        assertThat(json(lines.get(1)).path("feed").path("kind").asText()).isEqualTo("rss-2.0");
        assertThat(item.path("title").asText()).isEqualTo("A <i>b</i>");
        assertThat(item.path("publishedAt").asText()).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(item.path("enclosures").path(0).path("length").asLong()).isEqualTo(3);
        assertThat(item.path("url").isNull()).isTrue();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("2 of 3 files");
    }

    @Test
    void goodFilesAloneEndWithZero() throws IOException {
        Path feed = Files.writeString(folder.resolve("feed.xml"), FEED);

        assertThat(Copydesk.run(Terminal.plain(out, err), "parse-feed", feed.toString()))
                .isEqualTo(ExitStatus.DONE);
        assertThat(err.size()).isZero();
    }

    private static JsonNode json(String line) throws IOException {
        return Json.MAPPER.readTree(line);
    }
}
