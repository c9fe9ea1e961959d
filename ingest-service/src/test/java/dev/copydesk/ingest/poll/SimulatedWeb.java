package dev.copydesk.ingest.poll;

import dev.copydesk.ingest.fetch.Answer;
import dev.copydesk.ingest.fetch.FeedFetcher;
import dev.copydesk.ingest.fetch.FetchFailure;
import dev.copydesk.ingest.fetch.FetchOutcome;
import dev.copydesk.ingest.fetch.FetchRequest;
import dev.copydesk.ingest.fetch.WebAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Documents by address, each of which takes 200 ms of simulated time; what there is not is 404. Asks before it redirects. */
final class SimulatedWeb implements FeedFetcher {
    private static final Duration LATENCY = Duration.ofMillis(200);

    /** One request: when it began and to what. */
    record Asked(Instant at, String address) {}

    final List<Asked> asked = new ArrayList<>();
    private final SimulatedWorld world;
    private final Map<String, FetchOutcome> documents = new HashMap<>();
    private final Map<String, String> redirects = new HashMap<>();

    SimulatedWeb(SimulatedWorld world) {
        this.world = world;
    }

    void put(String address, String contentType, String body) {
        Answer answer = new Answer(200, address, null, null, null, contentType, null, null, null, null, body.length());
        documents.put(address, new FetchOutcome.Fetched(answer, body.getBytes(StandardCharsets.UTF_8)));
    }

    void refuse(String address, int status) {
        documents.put(address, new FetchOutcome.Refused(Answer.bare(status, address)));
    }

    void refuse(String address, int status, Duration retryAfter) {
        String seconds = String.valueOf(retryAfter.toSeconds());
        documents.put(
                address,
                new FetchOutcome.Refused(
                        new Answer(status, address, null, null, null, null, null, null, null, seconds, 0)));
    }

    void redirect(String from, String to) {
        redirects.put(from, to);
    }

    /** When the site was asked, robots.txt aside. */
    List<Instant> times(String site) {
        return asked.stream()
                .filter(request ->
                        request.address().startsWith(site) && !request.address().endsWith("/robots.txt"))
                .map(Asked::at)
                .toList();
    }

    @Override
    public CompletionStage<FetchOutcome> fetch(FetchRequest request) {
        return ask(request, request.address());
    }

    private CompletionStage<FetchOutcome> ask(FetchRequest request, String address) {
        asked.add(new Asked(world.instant(), address));
        CompletableFuture<FetchOutcome> answered = new CompletableFuture<>();
        world.after(
                LATENCY,
                () -> answered.complete(
                        documents.getOrDefault(address, new FetchOutcome.Refused(Answer.bare(404, address)))));
        String to = redirects.get(address);
        return to == null
                ? answered
                : answered.thenCompose(redirected -> request.redirects()
                        .permit(parsed(address), parsed(to))
                        .thenCompose(refusal -> followed(request, to, refusal)));
    }

    private CompletionStage<FetchOutcome> followed(FetchRequest request, String to, Optional<FetchFailure> refusal) {
        return refusal.isPresent()
                ? CompletableFuture.completedFuture(new FetchOutcome.Failed(
                        refusal.get(), to + " " + refusal.get().words(), 0))
                : ask(request, to);
    }

    private static WebAddress parsed(String address) {
        return WebAddress.parse(address).orElseThrow();
    }
}
