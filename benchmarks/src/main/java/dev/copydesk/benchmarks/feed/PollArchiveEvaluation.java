package dev.copydesk.benchmarks.feed;

import dev.copydesk.benchmarks.DataFolder;
import dev.copydesk.benchmarks.Evaluation;
import dev.copydesk.ingest.feed.FeedItem;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An archive of polls of headlines, replayed: every distinct item must become one article, and every edit one revision.
 *
 * <p>The archive holds titles alone, so it is replayed twice: as it is; and with addresses, guids and edits made up from a
 * seed, in each poll in another order. The truth is counted directly from the polls, without any of the code under test.
 */
public final class PollArchiveEvaluation implements Evaluation {
    private static final String ARCHIVE = "corpora/google-news-polls.tar.xz";
    private static final Instant START = Instant.parse("2025-07-01T00:00:00Z");
    private static final long SEED = 20261122;

    @Override
    public String name() {
        return "polls";
    }

    @Override
    public void evaluate(DataFolder data, PrintStream out) throws IOException {
        Map<String, List<String>> polls = new TreeMap<>();
        data.forEachEntry(ARCHIVE, (name, content) -> {
            if (name.endsWith(".md")) {
                List<String> headlines = new String(content, StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.startsWith("- ") && line.length() > 2)
                        .map(line -> line.substring(2).strip())
                        .filter(line -> !line.isEmpty())
                        .toList();
                polls.put(name, headlines);
            }
        });
        out.println("## A replayed archive of polls\n");
        out.println(polls.size() + " polls; seed " + SEED + " of what is made up.\n");
        out.println("| replay | observations | distinct | articles | edits | revisions | sent | of them repeats |"
                + " held back as alternating |");
        out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        asItIs(polls, out);
        withIdentities(polls, out);
        out.println();
    }

    private static void asItIs(Map<String, List<String>> polls, PrintStream out) {
        ReplayedFeed feed = new ReplayedFeed();
        HashSet<String> distinct = new HashSet<>();
        Instant at = START;
        for (List<String> headlines : polls.values()) {
            distinct.addAll(headlines);
            feed.poll(
                    headlines.stream()
                            .map(title -> item(null, null, title, null))
                            .toList(),
                    at);
            at = at.plus(Duration.ofHours(1));
        }
        row("as it is, titles alone", feed, distinct.size(), 0, out);
    }

    private static void withIdentities(Map<String, List<String>> polls, PrintStream out) {
        Random random = new Random(SEED);
        ReplayedFeed feed = new ReplayedFeed();
        Map<String, Integer> numbers = new HashMap<>();
        Map<String, Integer> versions = new HashMap<>();
        Instant at = START;
        int poll = 0;
        int edits = 0;
        for (List<String> headlines : polls.values()) {
            List<FeedItem> items = new ArrayList<>();
            for (String headline : new HashSet<>(headlines)) {
                boolean known = numbers.containsKey(headline);
                int number = numbers.computeIfAbsent(headline, h -> numbers.size());
                if (known && random.nextInt(10) == 0) {
                    versions.merge(headline, 1, Integer::sum);
                    edits++;
                }
                items.add(item(number, poll, headline, versions.getOrDefault(headline, 0)));
            }
            Collections.shuffle(items, random);
            feed.poll(items, at);
            at = at.plus(Duration.ofHours(1));
            poll++;
        }
        row("with addresses, guids and edits", feed, numbers.size(), edits, out);
    }

    /** By its number an item has a steady guid, one that changes at every poll, no address, or no guid and many addresses. */
    private static FeedItem item(int number, int poll, String headline, int version) {
        String title = version % 2 == 0 ? headline : headline + " (updated " + version + ")";
        String summary = "Version " + version + " of story " + number;
        String page = "news.example/2026/story-" + number;
        return switch (number % 4) {
            case 0 -> item("story-" + number, "https://www." + page, title, summary);
            case 1 -> item("poll-" + poll + "-" + number, "https://" + page + "/", title, summary);
            case 2 -> item("story-" + number, null, title, summary);
            default ->
                item(
                        null,
                        List.of(
                                        "http://" + page,
                                        "https://m." + page + "?utm_source=poll" + poll,
                                        "https://amp." + page + "/amp/",
                                        "HTTPS://WWW.News.Example:443/2026/story-" + number + "#top")
                                .get(poll % 4),
                        title,
                        summary);
        };
    }

    private static FeedItem item(@Nullable String guid, @Nullable String url, String title, @Nullable String summary) {
        return new FeedItem(
                guid,
                url,
                null,
                title,
                summary,
                null,
                "text/plain",
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                null);
    }

    private static void row(String name, ReplayedFeed feed, int distinct, int edits, PrintStream out) {
        out.println("| " + name + " | " + feed.observations + " | " + distinct + " | " + feed.articles + " | " + edits
                + " | " + feed.revisions + " | " + feed.sent + " | " + feed.repeats + " | " + feed.alternating + " |");
    }
}
