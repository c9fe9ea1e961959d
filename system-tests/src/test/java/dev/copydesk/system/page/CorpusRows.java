package dev.copydesk.system.page;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The articles of a corpus, as rows of JSON: of a file, or made up. */
final class CorpusRows {
    private static final int ARTICLES = 20_000;
    private static final int SOURCES = 40;
    private static final int COPIES_OF_A_HUNDRED = 6;
    private static final long SEED = 20_261_129;
    private static final List<String> WORDS = List.of(
            "the",
            "council",
            "of",
            "city",
            "voted",
            "on",
            "a",
            "budget",
            "for",
            "schools",
            "after",
            "long",
            "debate",
            "police",
            "said",
            "that",
            "two",
            "men",
            "were",
            "arrested",
            "near",
            "harbour",
            "and",
            "stock",
            "markets",
            "fell",
            "as",
            "banks",
            "raised",
            "rates",
            "team",
            "won",
            "final",
            "match",
            "in",
            "extra",
            "time",
            "doctors",
            "warned",
            "patients",
            "flu",
            "season",
            "storm",
            "flooded",
            "roads",
            "ministers",
            "met",
            "leaders",
            "to",
            "discuss",
            "trade",
            "workers",
            "strike",
            "over",
            "pay",
            "court",
            "ruled",
            "company",
            "must",
            "scientists",
            "found",
            "new",
            "species");

    private CorpusRows() {}

    /** The file that {@code COPYDESK_PAGE_CORPUS} names; else 20,000 articles made of a few words, some of them twice. */
    static Path in(Path folder) throws IOException {
        Optional<Path> named =
                Optional.ofNullable(System.getenv("COPYDESK_PAGE_CORPUS")).map(Path::of);
        Path rows = folder.resolve("corpus.jsonl");
        if (named.isPresent()) {
            return Files.copy(named.get(), rows);
        }
        Random random = new Random(SEED);
        Instant latest = Instant.now();
        String text = "";
        try (BufferedWriter out = Files.newBufferedWriter(rows)) {
            for (int i = 0; i < ARTICLES; i++) {
                if (random.nextInt(100) >= COPIES_OF_A_HUNDRED) {
                    text = words(random, 400) + i + ".";
                }
                Instant at = latest.minus(Duration.ofMinutes(random.nextInt(500_000)));
                out.write(
                        "{\"url\": \"https://news.example/%d\", \"title\": \"%s\", \"text\": \"%s\", \"source\": \"Daily %d\", \"publishedAt\": \"%s\"}%n"
                                .formatted(i, words(random, 8).strip(), text, random.nextInt(SOURCES), at));
            }
        }
        return rows;
    }

    private static String words(Random random, int count) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            words.append(WORDS.get(random.nextInt(WORDS.size()))).append(i % 17 == 16 ? ". " : " ");
        }
        return words.toString();
    }
}
