package dev.copydesk.benchmarks.language;

import dev.copydesk.benchmarks.DataFolder;
import dev.copydesk.benchmarks.language.LabelledText.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** SIB-200: 204 sentences of news and travel writing in each of 205 languages, translated by people. For evaluation only. */
final class NewsSentences {
    private static final String ARCHIVE = "language/sib200_test.tar.xz";
    private static final String FOLDERS = "/dev/copydesk/benchmarks/language/news-sentences.tsv";

    private NewsSentences() {}

    private record Folder(String code, Kind kind) {}

    /** The sentences of each folder, by its name such as {@code deu_Latn}. */
    static Map<String, List<LabelledText>> read(DataFolder data) throws IOException {
        Map<String, Folder> folders = folders();
        Map<String, List<LabelledText>> all = new TreeMap<>();
        data.forEachEntry(ARCHIVE, (name, content) -> {
            String[] path = name.split("/");
            Folder folder = path.length < 2 ? null : folders.get(path[path.length - 2]);
            if (folder == null) {
                return;
            }
            all.put(
                    path[path.length - 2],
                    new String(content, StandardCharsets.UTF_8)
                            .lines()
                            .skip(1)
                            .map(line -> new LabelledText(folder.code(), folder.kind(), line.split("\t")[2]))
                            .toList());
        });
        return all;
    }

    /** Sentences of one language joined to documents of at least {@code chars} characters. */
    static List<LabelledText> documents(List<LabelledText> sentences, int chars) {
        List<LabelledText> documents = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (LabelledText sentence : sentences) {
            text.append(text.isEmpty() ? "" : " ").append(sentence.text());
            if (text.length() >= chars) {
                documents.add(new LabelledText(sentence.language(), sentence.kind(), text.toString()));
                text.setLength(0);
            }
        }
        return documents;
    }

    private static Map<String, Folder> folders() throws IOException {
        Map<String, Folder> folders = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(NewsSentences.class.getResourceAsStream(FOLDERS), FOLDERS);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    String[] fields = line.split("\t");
                    folders.put(fields[0], new Folder(fields[1], Kind.valueOf(fields[2].toUpperCase(Locale.ROOT))));
                }
            }
        }
        return folders;
    }
}
