package dev.copydesk.benchmarks.text;

import de.l3s.boilerpipe.extractors.ArticleExtractor;
import dev.copydesk.enrich.text.PageReader;
import java.util.List;
import net.dankito.readability4j.Readability4J;
import net.dankito.readability4j.extended.Readability4JExtended;
import org.jspecify.annotations.Nullable;

/** Copydesk and the libraries of Maven Central that do the same. */
final class TextLibraries {
    private static final String NO_URL = "http://localhost/page";

    static final List<TextLibrary> ALL = List.of(
            library("Copydesk", (html, url) -> PageReader.shipped()
                    .read(html, url, "", null)
                    .main()
                    .text()),
            library("readability4j 1.0.8", (html, url) -> content(new Readability4J(url == null ? NO_URL : url, html))),
            library(
                    "readability4j 1.0.8 extended",
                    (html, url) -> content(new Readability4JExtended(url == null ? NO_URL : url, html))),
            library("boilerpipe 1.2.3", (html, url) -> ArticleExtractor.INSTANCE.getText(html)));

    private TextLibraries() {}

    private static String content(Readability4J readability) {
        String text = readability.parse().getTextContent();
        return text == null ? "" : text;
    }

    private interface Extraction {
        String text(String html, @Nullable String url) throws Exception;
    }

    private static TextLibrary library(String name, Extraction extraction) {
        return new TextLibrary() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String text(String html, @Nullable String url) throws Exception {
                return extraction.text(html, url);
            }
        };
    }
}
