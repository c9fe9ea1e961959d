package dev.copydesk.ingest.fetch;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What the {@code robots.txt} of sites allow us (RFC 9309): kept for a day, of {@value #MAX_SITES} sites at most. A missing
 * one (4xx) allows all; while one cannot be read (5xx, no answer) nothing is allowed, and it is read again after an hour.
 * Thread-safe.
 */
public final class RobotsRules {
    private static final int MAX_SITES = 5000;
    /** RFC 9309 asks for 500 KiB at least. */
    private static final int MAX_BYTES = 512 * 1024;

    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration KEPT_UNREADABLE = Duration.ofHours(1);
    private static final Duration LONGEST_CRAWL_DELAY = Duration.ofSeconds(60);

    private final FeedFetcher fetcher;
    private final InstantSource time;
    private final Set<String> agents;
    private final Map<String, Site> sites = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Site> eldest) {
            return size() > MAX_SITES;
        }
    };

    /** @param agent the name that robots.txt files know us by, such as {@code copydesk} */
    public RobotsRules(FeedFetcher fetcher, InstantSource time, String agent) {
        this.fetcher = fetcher;
        this.time = time;
        this.agents = Set.of(agent.toLowerCase(Locale.ROOT));
    }

    /** Whether a page may be fetched. */
    public enum Verdict {
        ALLOWED,
        FORBIDDEN,
        /** The robots.txt cannot be read at present. */
        UNREACHABLE,
        /** {@link RobotsRules#load} it first. */
        UNKNOWN
    }

    public Verdict verdict(WebAddress page) {
        Site site = site(page);
        if (site == null) {
            return Verdict.UNKNOWN;
        }
        if (site.rules == null) {
            return Verdict.UNREACHABLE;
        }
        return site.rules.isAllowed(page.withoutCredentials()) ? Verdict.ALLOWED : Verdict.FORBIDDEN;
    }

    /** What the site asks for between two requests, at most a minute. */
    public Optional<Duration> crawlDelay(WebAddress page) {
        Site site = site(page);
        if (site == null || site.rules == null || site.rules.getCrawlDelay() <= 0) {
            return Optional.empty();
        }
        Duration asked = Duration.ofMillis(site.rules.getCrawlDelay());
        return Optional.of(asked.compareTo(LONGEST_CRAWL_DELAY) > 0 ? LONGEST_CRAWL_DELAY : asked);
    }

    /**
     * Reads the robots.txt of the page's site.
     *
     * @return completes with the answer by which the server refused it, if it did
     */
    public CompletionStage<Optional<Answer>> load(WebAddress page) {
        String address = page.origin() + "/robots.txt";
        return fetcher.fetch(
                        new FetchRequest(address, FetchRequest.ACCEPT_TEXT, null, null, MAX_BYTES, ByteLease.UNLIMITED))
                .thenApply(outcome -> {
                    Site site = site(outcome, address);
                    synchronized (sites) {
                        sites.put(page.origin(), site);
                    }
                    return outcome instanceof FetchOutcome.Refused refused
                            ? Optional.of(refused.answer())
                            : Optional.empty();
                });
    }

    private Site site(FetchOutcome outcome, String address) {
        Instant now = time.instant();
        if (outcome instanceof FetchOutcome.Fetched fetched) {
            // The parser counts warnings in itself, so each file gets its own.
            BaseRobotRules rules =
                    new SimpleRobotRulesParser().parseContent(address, fetched.body(), "text/plain", agents);
            return new Site(rules, now.plus(KEPT));
        }
        if (outcome instanceof FetchOutcome.Refused refused) {
            int status = refused.answer().status();
            if (status >= 400 && status < 500 && status != 429) {
                return new Site(new SimpleRobotRulesParser().failedFetch(404), now.plus(KEPT));
            }
        }
        return new Site(null, now.plus(KEPT_UNREADABLE));
    }

    private @Nullable Site site(WebAddress page) {
        synchronized (sites) {
            Site site = sites.get(page.origin());
            return site == null || time.instant().isAfter(site.until) ? null : site;
        }
    }

    private record Site(@Nullable BaseRobotRules rules, Instant until) {}
}
