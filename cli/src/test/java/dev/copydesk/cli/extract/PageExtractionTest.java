package dev.copydesk.cli.extract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.copydesk.enrich.language.LanguageDecision;
import dev.copydesk.enrich.language.LanguageDecision.Reason;
import dev.copydesk.model.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageExtractionTest {
    private static final String PAGE = """
            <html lang="en"><head><title>Harbour wall to be raised</title>
            <meta property="article:published_time" content="2024-02-11T07:30:00+05:45"></head>
            <body><h1>Harbour wall to be raised</h1>
            <p>The council voted on Sunday to raise the harbour wall by a metre, after three storms in a month.</p>
            <p>Work will begin in April, and it will cost about nine million, of which the state pays half.</p></body></html>
            """;

    @TempDir
    Path folder;

    private final PageExtraction extraction = new PageExtraction(
            (text, hint) -> new LanguageDecision(Language.undetermined(null), Reason.TOO_SHORT, List.of()),
            LocalDate.of(2026, 11, 22),
            false);

    @Test
    void everyFieldIsThereAndInItsOrder() throws IOException {
        String file = write("page.html", PAGE.getBytes(StandardCharsets.UTF_8));

        ObjectNode result = extraction.extract(file, null);

        assertThat(result.properties().stream().map(field -> field.getKey()))
                .containsExactly(
                        "file", "title", "text", "publishedAt", "authors", "canonicalUrl", "language", "image");
        assertThat(result.path("file").textValue()).isEqualTo(file);
        assertThat(result.path("title").textValue()).isEqualTo("Harbour wall to be raised");
        assertThat(result.path("text").textValue()).contains("\n\n");
        assertThat(result.path("publishedAt").textValue()).isEqualTo("2024-02-11T07:30:00+05:45");
        assertThat(result.path("image").isNull()).isTrue();
    }

    @Test
    void whatIsNoPageGivesAnErrorThatSaysWhatToDo() throws IOException {
        List<String> files = List.of(
                folder.resolve("missing.html").toString(),
                folder.toString(),
                write("report.html", "%PDF-1.7 …".getBytes(StandardCharsets.UTF_8)),
                write("empty.html", new byte[0]),
                write("picture.html", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 1}),
                write("zeros.html", new byte[] {'a', 0, 1, 2, 3, 0, 0, 9}),
                "no\0name");

        for (String file : files) {
            ObjectNode result = extraction.extract(file, null);
            assertThat(result.properties().stream().map(field -> field.getKey()))
                    .as(file)
                    .containsExactly("file", "error");
            assertThat(result.path("error").textValue()).doesNotContain("\n");
        }
        assertThat(extraction.extract(files.get(2), null).path("error").textValue())
                .isEqualTo("is a PDF, not a page; give HTML");
    }

    @Test
    void aPageWithoutAnArticleHasAReasonInsteadOfAText() throws IOException {
        String file = write(
                "front.html",
                "<html><body><nav><a href=/a>News</a></nav></body></html>".getBytes(StandardCharsets.UTF_8));

        ObjectNode result = extraction.extract(file, null);

        assertThat(result.path("text").textValue()).isEmpty();
        assertThat(result.path("reason").textValue()).startsWith("no text");
    }

    private String write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content).toString();
    }
}
