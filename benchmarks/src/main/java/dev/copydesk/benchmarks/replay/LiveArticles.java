package dev.copydesk.benchmarks.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.copydesk.model.EventJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Pushes an article a second and asks ten times a second which of them a search finds. An article's time counts from when it was due
 * to be pushed, so that what waits to be taken counts as waiting.
 */
final class LiveArticles implements AutoCloseable {
    private static final String SOURCE = "Live";
    private static final int LATEST = 60;
    private static final long EVERY_MILLIS = 1_000;
    private static final long LOOK_MILLIS = 100;

    private final WholeCopydesk copydesk;
    private final List<byte[]> rows;
    private final Random random;
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    private final Map<String, Long> dueNanos = new ConcurrentHashMap<>();
    private final Map<String, Double> seconds = new ConcurrentHashMap<>();
    private final Set<String> counted = ConcurrentHashMap.newKeySet();
    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());
    private final long start = System.nanoTime();
    private int pushed;

    /** @param rows whose words, in another order, make the texts */
    @SuppressWarnings("FutureReturnValueIgnored") // what fails is collected
    LiveArticles(WholeCopydesk copydesk, List<byte[]> rows, long seed) {
        this.copydesk = copydesk;
        this.rows = rows;
        this.random = new Random(seed);
        clock.scheduleAtFixedRate(this::push, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        clock.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void push() {
        int number = pushed++;
        String url = "https://live.example/" + start + "/" + number;
        dueNanos.put(url, start + TimeUnit.MILLISECONDS.toNanos(number * EVERY_MILLIS));
        try {
            JsonNode row = EventJson.mapper().readTree(rows.get(random.nextInt(rows.size())));
            List<String> words = Arrays.asList(row.path("text").asText().split("\\s+"));
            Collections.shuffle(words, random);
            ObjectNode live = EventJson.mapper().createObjectNode();
            live.put("url", url)
                    .put("source", SOURCE)
                    .put("title", row.path("title").asText() + " " + number);
            live.put("text", String.join(" ", words));
            copydesk.push(EventJson.write(live));
        } catch (IOException e) {
            faults.add("push: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            JsonNode found = copydesk.search(Map.of(
                    "q", "*", "source", SOURCE, "all", "true", "sort", "arrived", "size", String.valueOf(LATEST)));
            long now = System.nanoTime();
            for (JsonNode article : found.path("articles")) {
                String url = article.path("url").asText();
                Long due = dueNanos.get(url);
                if (due != null) {
                    seconds.putIfAbsent(url, (now - due) / 1e9);
                }
            }
        } catch (IOException e) {
            faults.add("search: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The times of those that were due since this was asked last, in seconds; waits for those that are not found yet.
     *
     * @throws IOException if something was not answered, or an article is not found within so long
     */
    List<Double> take(long atMostSeconds) throws IOException, InterruptedException {
        Set<String> due = new HashSet<>(dueNanos.keySet());
        due.removeAll(counted);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(atMostSeconds);
        while (!seconds.keySet().containsAll(due)) {
            if (System.nanoTime() - deadline > 0) {
                due.removeAll(seconds.keySet());
                throw new IOException(
                        due.size() + " live articles are not found after " + atMostSeconds + " s: " + due);
            }
            Thread.sleep(LOOK_MILLIS); // how often is looked
        }
        if (!faults.isEmpty()) {
            throw new IOException(faults.size() + " live requests failed, such as " + faults.get(0));
        }
        counted.addAll(due);
        return due.stream().map(url -> seconds.getOrDefault(url, 0.0)).toList();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
