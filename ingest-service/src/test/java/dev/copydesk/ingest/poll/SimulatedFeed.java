package dev.copydesk.ingest.poll;

import dev.copydesk.ingest.fetch.Answer;
import dev.copydesk.ingest.fetch.FetchFailure;
import dev.copydesk.ingest.fetch.FetchOutcome;
import dev.copydesk.ingest.fetch.FetchRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A feed with one habit or vice, whose items of the whole year are decided beforehand. */
final class SimulatedFeed {
    enum Kind {
        STEADY,
        BURSTY,
        NIGHTLY,
        WEEKLY,
        DEAD_FOR_A_MONTH,
        THROTTLING,
        LYING_VALIDATORS,
        LYING_LATER,
        GUID_CHANGES_AT_EVERY_POLL,
        ALTERNATING,
        GONE_FOR_A_WEEK,
        MOVED,
        DOWN_FOR_DAYS,
        NEW_BYTES_EVERY_TIME,
        CENTURY_OFF,
        ABSURD_RETRY_AFTER
    }

    static final int WINDOW = 40;
    private static final Duration DAY = Duration.ofDays(1);

    /** @param version of the text shown from then on */
    record Showing(int item, int version, Instant at, Instant published) {}

    final int number;
    final Kind kind;
    final String host;
    final List<Showing> showings = new ArrayList<>();
    /** When the feed's misfortune begins and ends, where it has one. */
    final Instant troubleFrom;

    final Instant troubleTo;
    private final Random random;
    private final Map<Integer, byte[]> bodies = new HashMap<>();
    private int requests;
    private int visible;
    private Instant lastAnswered = Instant.MIN;

    /** The trouble begins in the second to fifth sixth of the time. */
    SimulatedFeed(int number, Instant begin, Instant end, Random random) {
        int days = (int) Duration.between(begin, end).toDays();
        this.number = number;
        this.kind = Kind.values()[number % Kind.values().length];
        this.random = random;
        this.host = kind == Kind.MOVED ? "old" + number + ".example" : "host" + number / 3 + ".example";
        this.troubleFrom = begin.plus(DAY.multipliedBy(days / 6 + random.nextInt(days * 200 / 365)));
        this.troubleTo = troubleFrom.plus(
                switch (kind) {
                    case DEAD_FOR_A_MONTH -> DAY.multipliedBy(Math.min(30, days / 3));
                    case GONE_FOR_A_WEEK -> DAY.multipliedBy(7);
                    case DOWN_FOR_DAYS -> DAY.multipliedBy(1 + random.nextInt(5));
                    default -> Duration.ZERO;
                });
        publish(begin, end);
    }

    String address() {
        return "https://" + host + "/feed" + number;
    }

    private String currentAddress() {
        return "https://new" + number + ".example/feed" + number;
    }

    boolean livesAt(String address) {
        return address.equals(address()) || (kind == Kind.MOVED && address.equals(currentAddress()));
    }

    FetchOutcome answer(FetchRequest request, Instant now) {
        requests++;
        boolean trouble = !now.isBefore(troubleFrom) && now.isBefore(troubleTo);
        boolean tooSoon = Duration.between(lastAnswered.equals(Instant.MIN) ? now.minus(DAY) : lastAnswered, now)
                        .compareTo(Duration.ofMinutes(10))
                < 0;
        if (kind == Kind.GONE_FOR_A_WEEK && trouble) {
            return new FetchOutcome.Refused(Answer.bare(410, request.address()));
        }
        if (kind == Kind.DOWN_FOR_DAYS && trouble) {
            FetchFailure[] causes = {FetchFailure.CONNECT, FetchFailure.DNS, FetchFailure.TLS, FetchFailure.TIMEOUT};
            return new FetchOutcome.Failed(causes[requests % causes.length], "down", 0);
        }
        if (kind == Kind.THROTTLING && tooSoon) {
            return new FetchOutcome.Refused(retryAfter(429, "600"));
        }
        if (kind == Kind.ABSURD_RETRY_AFTER && requests % 50 == 0) {
            return new FetchOutcome.Refused(
                    retryAfter(503, requests % 100 == 0 ? "99999999999" : "Fri, 31 Dec 9999 23:59:59 GMT"));
        }
        lastAnswered = now;
        return body(request, now);
    }

    /** When the content is no longer to be had: another version or {@value #WINDOW} other items took its place. */
    Instant leavesAt(Showing showing) {
        Set<Integer> after = new HashSet<>();
        for (Showing later : showings.subList(showings.indexOf(showing) + 1, showings.size())) {
            after.add(later.item());
            if (later.item() == showing.item() || after.size() == WINDOW) {
                return later.at();
            }
        }
        return Instant.MAX;
    }

    /** For how long of that time no request is answered with the feed, whoever asks. */
    Duration silence(Instant from, Instant to) {
        boolean silent = kind == Kind.GONE_FOR_A_WEEK || kind == Kind.DOWN_FOR_DAYS;
        Instant begin = from.isAfter(troubleFrom) ? from : troubleFrom;
        Instant end = to.isBefore(troubleTo) ? to : troubleTo;
        return silent && end.isAfter(begin) ? Duration.between(begin, end) : Duration.ZERO;
    }

    /** How long a content may go unnoticed while the feed answers. */
    Duration patience(Showing showing) {
        Duration longestWait = Duration.ofHours(28); // the longest interval, its jitter, the spacing of the host
        boolean troubled = !showing.at().isBefore(troubleFrom.minus(longestWait))
                && showing.at().isBefore(troubleTo)
                && !silence(troubleFrom, troubleTo).isZero();
        boolean twice = troubled // before the trouble and, at the interval of a feed that fails, after it
                || kind == Kind.ABSURD_RETRY_AFTER // its interval, and then the longest one that may be asked for
                || kind == Kind.ALTERNATING // every other answer lacks the newest
                || kind == Kind.LYING_VALIDATORS // a lie is found out within a day of the first one
                || kind == Kind.LYING_LATER;
        return twice ? longestWait.multipliedBy(2) : longestWait;
    }

    private FetchOutcome body(FetchRequest request, Instant now) {
        while (visible < showings.size() && !showings.get(visible).at().isAfter(now)) {
            visible++;
        }
        int upTo = kind == Kind.ALTERNATING && requests % 2 == 0 ? Math.max(0, visible - 1) : visible;
        boolean lies = kind == Kind.LYING_VALIDATORS || (kind == Kind.LYING_LATER && !now.isBefore(troubleFrom));
        String etag = kind == Kind.NEW_BYTES_EVERY_TIME ? null : lies ? "\"for ever\"" : "\"" + upTo + "\"";
        if (etag != null && ((lies && request.etag() != null) || etag.equals(request.etag()))) {
            return new FetchOutcome.NotModified(answer(304, request.address(), etag));
        }
        byte[] known = bodies.get(upTo);
        boolean lasting = kind != Kind.NEW_BYTES_EVERY_TIME && kind != Kind.GUID_CHANGES_AT_EVERY_POLL;
        byte[] bytes = lasting && known != null ? known : write(upTo);
        bodies.clear();
        bodies.put(upTo, bytes);
        return new FetchOutcome.Fetched(answer(200, request.address(), etag), bytes);
    }

    private byte[] write(int upTo) {
        StringBuilder text = new StringBuilder();
        List<String> lines = new ArrayList<>();
        Set<Integer> items = new HashSet<>();
        for (int i = upTo - 1; i >= 0 && items.size() < WINDOW; i--) {
            Showing showing = showings.get(i);
            if (items.add(showing.item())) {
                lines.add(line(showing));
            }
        }
        lines.forEach(line -> text.append(line).append('\n'));
        if (kind == Kind.NEW_BYTES_EVERY_TIME) {
            text.append("# ").append(requests).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private String line(Showing showing) {
        String guid = kind == Kind.GUID_CHANGES_AT_EVERY_POLL ? "guid-" + random.nextInt() : "guid-" + showing.item();
        return String.join(
                "\t",
                guid,
                Integer.toString(showing.item()),
                Integer.toString(showing.version()),
                showing.published().toString());
    }

    private Answer answer(int status, String address, @Nullable String etag) {
        String moved = kind == Kind.MOVED && address.equals(address()) && lastAnswered.isAfter(troubleFrom)
                ? currentAddress()
                : null;
        boolean centuryOff = kind == Kind.CENTURY_OFF;
        return new Answer(
                status,
                moved == null ? address : moved,
                moved,
                etag,
                centuryOff ? "Sun, 22 Nov 1925 10:00:00 GMT" : null,
                "text/plain",
                number % 5 == 0 ? "max-age=600" : null,
                centuryOff ? "Mon, 22 Nov 2125 10:00:00 GMT" : null,
                centuryOff ? "Sun, 22 Nov 1925 10:00:00 GMT" : null,
                null,
                1000);
    }

    private static Answer retryAfter(int status, String value) {
        return new Answer(status, "", null, null, null, null, null, null, null, value, 0);
    }

    private void publish(Instant begin, Instant end) {
        double perDay =
                switch (kind) {
                    case STEADY, LYING_LATER -> 2 + random.nextInt(10);
                    case DOWN_FOR_DAYS, THROTTLING, CENTURY_OFF -> 4;
                    case GONE_FOR_A_WEEK, ABSURD_RETRY_AFTER -> 3;
                    case WEEKLY -> 1.0 / 7;
                    default -> 1 + random.nextInt(4);
                };
        int item = 0;
        Instant at = begin.minus(DAY.multipliedBy(10));
        while (at.isBefore(end)) {
            switch (kind) {
                case BURSTY -> {
                    for (int i = 0; i < 12; i++) {
                        show(item++, 1, at.plus(Duration.ofMinutes(i)));
                    }
                    at = at.plus(later(0.7));
                }
                case NIGHTLY -> {
                    Instant night = at.truncatedTo(java.time.temporal.ChronoUnit.DAYS)
                            .plus(Duration.ofMinutes(26 * 60 + random.nextInt(20)));
                    for (int i = 0; i < 8; i++) {
                        show(item++, 1, night.plus(Duration.ofMinutes(5L * i)));
                    }
                    at = at.plus(DAY);
                }
                default -> {
                    boolean dead = kind == Kind.DEAD_FOR_A_MONTH && !at.isBefore(troubleFrom) && at.isBefore(troubleTo);
                    if (!dead) {
                        show(item++, 1, at);
                    }
                    at = at.plus(later(perDay));
                }
            }
        }
        edit(begin, item);
        showings.sort(java.util.Comparator.comparing(Showing::at));
    }

    /** Every twentieth item is edited some minutes after it came; the publication date stays. */
    private void edit(Instant begin, int items) {
        if (kind == Kind.GUID_CHANGES_AT_EVERY_POLL || kind.name().startsWith("LYING") || kind == Kind.ALTERNATING) {
            return;
        }
        for (Showing first : List.copyOf(showings)) {
            if (first.item() % 20 == 7 && first.item() < items - 1 && first.at().isAfter(begin)) {
                showings.add(new Showing(first.item(), 2, first.at().plus(Duration.ofDays(2)), first.published()));
            }
        }
    }

    private void show(int item, int version, Instant at) {
        Instant published = kind == Kind.CENTURY_OFF ? at.minus(DAY.multipliedBy(36525)) : at;
        showings.add(new Showing(item, version, at, published));
    }

    private Duration later(double perDay) {
        return Duration.ofSeconds((long) (-Math.log(1 - random.nextDouble()) / perDay * 86400) + 1);
    }
}
