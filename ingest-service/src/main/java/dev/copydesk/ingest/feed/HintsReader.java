package dev.copydesk.ingest.feed;

import dev.copydesk.ingest.feed.markup.Element;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what a feed asks of those who poll it. */
final class HintsReader {
    private static final int MAX_HUBS = 10;
    private static final Duration MAX_TTL = Duration.ofDays(366);
    private static final Map<String, Duration> PERIODS = Map.of(
            "hourly", Duration.ofHours(1),
            "daily", Duration.ofDays(1),
            "weekly", Duration.ofDays(7),
            "monthly", Duration.ofDays(30),
            "yearly", Duration.ofDays(365));

    private final Set<Integer> skipHours = new TreeSet<>();
    private final Set<DayOfWeek> skipDays = EnumSet.noneOf(DayOfWeek.class);
    private final Set<String> hubs = new LinkedHashSet<>();
    private @Nullable Duration ttl;
    private @Nullable Duration period;
    private long frequency = 1;
    private @Nullable String self;
    private @Nullable String next;
    private @Nullable String movedTo;
    private boolean complete;

    void take(Element element) {
        String text = element.text().strip();
        switch (element.name()) {
            case "ttl" -> ttl = minutes(text);
            case "sy:updateperiod" -> period = PERIODS.get(text.toLowerCase(Locale.ROOT));
            case "sy:updatefrequency" -> frequency = Math.max(1, number(text, 1));
            case "skiphours" ->
                element.elements().forEach(hour -> addHour(hour.text().strip()));
            case "skipdays" ->
                element.elements().forEach(day -> addDay(day.text().strip()));
            case "itunes:new-feed-url" -> movedTo = text.isEmpty() ? movedTo : text;
            case "itunes:complete" -> complete |= text.equalsIgnoreCase("yes");
            default -> {} // says nothing that matters here
        }
    }

    void takeLink(String relation, String address) {
        switch (relation) {
            case "self" -> self = self == null ? address : self;
            case "hub" -> addHub(address);
            case "next" -> next = next == null ? address : next;
            default -> {} // leads to no feed
        }
    }

    void addHub(String address) {
        if (hubs.size() < MAX_HUBS) {
            hubs.add(address);
        }
    }

    void complete() {
        complete = true;
    }

    PollingHints hints() {
        Duration asked = ttl != null || period == null ? ttl : period.dividedBy(frequency);
        return new PollingHints(asked, skipHours, skipDays, self, java.util.List.copyOf(hubs), next, movedTo, complete);
    }

    private static @Nullable Duration minutes(String text) {
        long minutes = number(text, 0);
        return minutes == 0 ? null : Duration.ofMinutes(Math.min(minutes, MAX_TTL.toMinutes()));
    }

    private void addHour(String text) {
        long hour = number(text, -1);
        if (hour >= 0 && hour <= 24) { // RSS 0.91 counts to 24
            skipHours.add((int) hour % 24);
        }
    }

    private void addDay(String text) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().equalsIgnoreCase(text)) {
                skipDays.add(day);
            }
        }
    }

    private static long number(String text, long otherwise) {
        return text.matches("[0-9]{1,9}") ? Long.parseLong(text) : otherwise;
    }
}
