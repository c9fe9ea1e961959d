package dev.copydesk.cli.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFilesTest {
    @TempDir
    private Path folder;

    private final List<String> problems = new ArrayList<>();
    private final Collected sink = new Collected();

    @Test
    void foldersAreWalkedInTheOrderOfTheNamesWithoutHiddenFiles() throws IOException {
        write("b.txt", "b");
        write("a/z.html", "z");
        write("a/A.JSONL", "{}");
        write(".git/x.txt", "x");
        write(".hidden.txt", "x");

        assertThat(named(folder.toString()))
                .extracting(file -> folder.relativize(file.path()).toString())
                .containsExactly("a/A.JSONL", "a/z.html", "b.txt");
        assertThat(problems).isEmpty();
    }

    @Test
    void whatCannotBePushedGetsOneLineEach() throws IOException {
        write("f.docx", "x");
        write("f.opml", "x");

        assertThat(named(at("f.docx"), at("f.opml"), at("none.txt"))).isEmpty();
        assertThat(problems).hasSize(3);
        assertThat(problems.get(0)).contains("unknown kind");
        assertThat(problems.get(1)).contains("list of feeds");
        assertThat(problems.get(2)).contains("does not exist");
    }

    @Test
    void seedsAreDocumentsButNeitherFeedListsNorAReadme() throws IOException {
        write("feeds.opml", "x");
        write("README.md", "x");
        write("texts/one.txt", "Title\n\nText.");
        InputFiles.seeds(folder, problem -> problems.add(problem.text()))
                .forEach(file -> file.read(Origin.seeds(folder), sink));

        assertThat(problems).isEmpty();
        assertThat(sink.json())
                .containsExactly("{\"guid\":\"texts/one.txt\",\"source\":\"Seeds\",\"text\":\"Title\\n\\nText.\"}");
    }

    @Test
    void aPushedTextIsKnownByItsPath() throws IOException {
        write("one.txt", "\uFEFFText");
        read("one.txt");

        assertThat(sink.json())
                .containsExactly(
                        "{\"guid\":\"file:" + at("one.txt") + "\",\"source\":\"Pushed files\",\"text\":\"Text\"}");
    }

    @Test
    void aPageIsReadInTheCharsetItNames() throws IOException {
        String page = "<html><head><meta http-equiv='Content-Type' content='text/html; charset=ISO-8859-1'><p>Café “x”";
        Files.write(folder.resolve("p.html"), page.getBytes(Charset.forName("windows-1252")));
        read("p.html");

        assertThat(sink.json()).singleElement().asString().contains("Café “x”");
    }

    @Test
    void textThatCannotBeReadIsNamedWithItsLine() throws IOException {
        Files.write(folder.resolve("l.txt"), "one\ntwo caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        write("n.txt", "a\n\nb\0");
        write("e.txt", " \n");
        write("h.txt", "x".repeat(Row.MAX_BYTES + 5));
        Files.write(folder.resolve("u.txt"), "\uFEFFtext".getBytes(StandardCharsets.UTF_16BE));
        for (String name : List.of("l.txt", "n.txt", "e.txt", "h.txt", "u.txt")) {
            read(name);
        }

        assertThat(sink.rows).isEmpty();
        assertThat(sink.problems)
                .containsExactly(
                        at("l.txt") + ":2: byte 12 is not UTF-8; save the file as UTF-8",
                        at("n.txt") + ":3: holds a NUL byte (byte 5), is it binary? Push text or HTML",
                        at("e.txt") + ":1: the file is empty; remove it or fill it",
                        at("h.txt") + ":1: the file is 2.1 MB, a document may have 2 MiB; split it",
                        at("u.txt") + ":1: is UTF-16; save it as UTF-8");
    }

    private void read(String name) {
        named(at(name)).forEach(file -> file.read(Origin.pushed(null), sink));
    }

    private List<InputFile> named(String... names) {
        return InputFiles.named(List.of(names), problem -> problems.add(problem.text()));
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private void write(String name, String text) throws IOException {
        Path path = folder.resolve(name);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
