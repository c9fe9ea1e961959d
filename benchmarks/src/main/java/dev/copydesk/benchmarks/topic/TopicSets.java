package dev.copydesk.benchmarks.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.benchmarks.DataFolder;
import dev.copydesk.model.EventJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads the labelled sets of a data folder. Texts come in the order of the data set. */
final class TopicSets {
    /** SIB-200's language folders and the codes that a detector gives them. */
    static final Map<String, String> SIB_LANGUAGES = sibLanguages();

    private final DataFolder data;

    TopicSets(DataFolder data) {
        this.data = data;
    }

    private static Map<String, String> sibLanguages() {
        String[] pairs =
                ("eng_Latn en deu_Latn de fra_Latn fr spa_Latn es ita_Latn it por_Latn pt nld_Latn nl rus_Cyrl ru "
                                + "pol_Latn pl tur_Latn tr arb_Arab ar jpn_Jpan ja zho_Hans zh")
                        .split(" ");
        Map<String, String> codes = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            codes.put(pairs[i], pairs[i + 1]);
        }
        return codes;
    }

    /** BBC News 2004 to 2005: the first line is the title. Evaluation only. */
    List<LabelledText> bbc() throws IOException {
        List<LabelledText> texts = new ArrayList<>();
        data.forEachEntry("topics/bbc_2225.tar.gz", (name, content) -> {
            if (name.endsWith(".txt")) {
                String[] path = name.split("/");
                String text = new String(content, UTF_8);
                int end = text.indexOf('\n');
                texts.add(new LabelledText(
                        "bbc",
                        "en",
                        path[path.length - 2],
                        end < 0 ? "" : text.substring(0, end),
                        text.substring(end + 1).strip()));
            }
        });
        return texts;
    }

    /** Ten Thousand German News Articles, its test part. Evaluation only. */
    List<LabelledText> germanNews() throws IOException {
        List<LabelledText> texts = new ArrayList<>();
        for (String line : lines("topics/10kgnad-test.csv")) {
            int end = line.indexOf(';');
            if (end > 0) {
                String text = line.substring(end + 1);
                texts.add(new LabelledText("10kgnad", "de", line.substring(0, end), "", unquoted(text)));
            }
        }
        return texts;
    }

    /** Answers of the contest's annotators, English and Russian. */
    List<LabelledText> contest(String language) throws IOException {
        List<LabelledText> texts = new ArrayList<>();
        data.forEachEntry("topics/tgcontest-categories.tar.xz", (name, content) -> {
            if (name.contains(language + "_cat_") && name.endsWith(".tsv")) {
                List<List<String>> rows = Separated.rows(new String(content, UTF_8), '\t');
                List<String> head = rows.get(0);
                for (List<String> row : rows.subList(1, rows.size())) {
                    texts.add(new LabelledText(
                            "tgcontest",
                            language,
                            row.get(head.indexOf("GOLDEN:res")),
                            row.get(head.indexOf("INPUT:title")),
                            row.get(head.indexOf("INPUT:text"))));
                }
            }
        });
        return texts;
    }

    /** Single sentences of an encyclopaedia and a travel guide in 205 languages. Evaluation only. */
    List<LabelledText> sib200() throws IOException {
        List<LabelledText> texts = new ArrayList<>();
        data.forEachEntry("language/sib200_test.tar.xz", (name, content) -> {
            String[] path = name.split("/");
            String language = path.length < 2 ? null : SIB_LANGUAGES.get(path[path.length - 2]);
            if (language != null && name.endsWith(".tsv")) {
                for (String line : new String(content, UTF_8).split("\n")) {
                    String[] fields = line.split("\t");
                    if (fields.length == 3 && !fields[1].equals("category")) {
                        texts.add(new LabelledText("sib200", language, fields[1], "", fields[2]));
                    }
                }
            }
        });
        return texts;
    }

    /** AllSides: articles on politics in the United States, filed by its editors under 108 subjects. */
    List<LabelledText> allSides() throws IOException {
        List<LabelledText> texts = new ArrayList<>();
        for (String line : lines("corpora/allsides_20000.jsonl.xz")) {
            JsonNode row = EventJson.mapper().readTree(line);
            texts.add(new LabelledText(
                    "allsides",
                    "en",
                    row.path("topic").asText(),
                    row.path("title").asText(),
                    row.path("body").asText()));
        }
        return texts;
    }

    private List<String> lines(String set) throws IOException {
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(data.open(set), UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        }
        return lines;
    }

    private static String unquoted(String field) {
        String text = Objects.requireNonNull(field);
        return text.length() > 1 && text.startsWith("'") && text.endsWith("'")
                ? text.substring(1, text.length() - 1).replace("''", "'")
                : text;
    }
}
