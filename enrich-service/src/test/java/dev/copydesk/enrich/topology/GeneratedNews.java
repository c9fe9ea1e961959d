package dev.copydesk.enrich.topology;

import dev.copydesk.kafka.ArticleHeaders;
import dev.copydesk.kafka.Removal;
import dev.copydesk.model.ArticleId;
import dev.copydesk.model.ArticleVersion;
import dev.copydesk.model.Content;
import dev.copydesk.model.ContentHash;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.RawArticle;
import dev.copydesk.model.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The records of {@code articles.raw} of a small invented world: stories in two languages, copied, rewritten and shortened by several
 * papers over three weeks, revised and taken down.
 */
final class GeneratedNews {
    private static final String[][] ENGLISH = {
        {
            "The minister",
            "A spokeswoman for the city",
            "The harbour company",
            "One of the farmers",
            "The national team",
            "A judge"
        },
        {
            "said on Tuesday that",
            "denied last night that",
            "told reporters that",
            "confirmed in a letter that",
            "was surprised that"
        },
        {
            "the new bridge",
            "the price of bread",
            "the evening ferry",
            "the old theatre",
            "the water of the river",
            "the final match"
        },
        {
            "would be closed until the spring",
            "had risen faster than expected",
            "could not be saved by the crew",
            "was sold to a company from abroad",
            "will be built again next year",
            "has never been as good as this"
        }
    };
    private static final String[][] GERMAN = {
        {
            "Der Minister",
            "Eine Sprecherin der Stadt",
            "Die Hafengesellschaft",
            "Einer der Bauern",
            "Die Mannschaft",
            "Ein Richter"
        },
        {
            "sagte am Dienstag, dass",
            "bestritt gestern Abend, dass",
            "bestätigte in einem Brief, dass",
            "war überrascht, dass"
        },
        {
            "die neue Brücke",
            "der Preis für Brot",
            "die Abendfähre",
            "das alte Theater",
            "das Wasser des Flusses",
            "das Endspiel"
        },
        {
            "bis zum Frühling geschlossen bleibt",
            "schneller gestiegen ist als erwartet",
            "nicht mehr zu retten war",
            "an eine Firma aus dem Ausland verkauft wurde",
            "im nächsten Jahr wieder gebaut wird",
            "nie so gut war wie heute"
        }
    };

    /** A record; without an article it is a takedown. */
    record Entry(String id, @Nullable RawArticle article, int revision) {
        ProducerRecord<String, byte[]> toRecord(String topic) {
            if (article != null) {
                return new ProducerRecord<>(topic, id, EventJson.write(article));
            }
            ProducerRecord<String, byte[]> removal = new ProducerRecord<>(topic, id, null);
            ArticleHeaders.describeRemoval(
                    removal.headers(), new Removal(Articles.NOON, ArticleVersion.ofRemoval(revision)));
            return removal;
        }
    }

    private final Random random;
    private final Map<String, List<Entry>> histories = new LinkedHashMap<>();

    GeneratedNews(long seed, int articles) {
        this.random = new Random(seed);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < articles; i++) {
            String text = text(texts);
            texts.add(text);
            Instant firstSeenAt = Articles.NOON.plus(Duration.ofMinutes(random.nextInt(21 * 24 * 60)));
            String url = "https://paper-" + i % 7 + ".example.org/" + i;
            String id = ArticleId.of(url, "paper-" + i % 7, null, "", "");
            List<Entry> history = new ArrayList<>();
            history.add(new Entry(id, article(id, i, url, text, firstSeenAt, 1), 1));
            if (random.nextInt(6) == 0) {
                history.add(new Entry(id, article(id, i, url, text(texts), firstSeenAt, 2), 2));
            }
            if (random.nextInt(12) == 0) {
                history.add(new Entry(id, null, history.size()));
            }
            histories.put(id, history);
        }
    }

    /** All records in an order of chance, those of one article in their own. */
    List<Entry> shuffled(long seed) {
        Map<String, Deque<Entry>> left = new HashMap<>();
        List<String> turns = new ArrayList<>();
        histories.forEach((id, history) -> {
            left.put(id, new ArrayDeque<>(history));
            history.forEach(entry -> turns.add(id));
        });
        Collections.shuffle(turns, new Random(seed));
        return turns.stream()
                .map(id -> Objects.requireNonNull(left.get(id), id).remove())
                .toList();
    }

    /** The articles that are there in the end. */
    List<RawArticle> current() {
        List<RawArticle> current = new ArrayList<>();
        for (List<Entry> history : histories.values()) {
            RawArticle last = history.get(history.size() - 1).article();
            if (last != null) {
                current.add(last);
            }
        }
        return current;
    }

    private String text(List<String> earlier) {
        String other = earlier.isEmpty() ? "" : earlier.get(random.nextInt(earlier.size()));
        return switch (earlier.isEmpty() ? 9 : random.nextInt(10)) {
            case 0, 1 -> other;
            case 2 -> other + sentence(ENGLISH);
            case 3 -> sentence(GERMAN) + other;
            case 4 -> other.substring(0, other.length() / 2);
            case 5 -> other.toUpperCase(Locale.ROOT);
            default -> story(random.nextInt(3) == 0 ? GERMAN : ENGLISH);
        };
    }

    private String story(String[][] words) {
        StringBuilder text = new StringBuilder();
        for (int i = 4 + random.nextInt(25); i > 0; i--) {
            text.append(sentence(words));
        }
        return text.toString();
    }

    private String sentence(String[][] words) {
        StringBuilder sentence = new StringBuilder();
        for (String[] part : words) {
            sentence.append(part[random.nextInt(part.length)]).append(' ');
        }
        return sentence.append(random.nextInt(1000)).append(". ").toString();
    }

    private static RawArticle article(
            String id, int number, String url, String text, Instant firstSeenAt, int revision) {
        Source source = Source.named("paper-" + number % 7);
        return new RawArticle(
                        id,
                        source,
                        null,
                        null,
                        url,
                        "Story " + number,
                        null,
                        Content.plainText(text),
                        List.of(),
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        firstSeenAt,
                        ContentHash.of("", "", text),
                        null,
                        null,
                        List.of())
                .admitted(firstSeenAt, revision, List.of(source), firstSeenAt);
    }
}
