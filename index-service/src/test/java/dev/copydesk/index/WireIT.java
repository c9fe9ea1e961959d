package dev.copydesk.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.model.EnrichedArticle;
import dev.copydesk.model.EventJson;
import dev.copydesk.testsupport.StackTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(StackTestResource.class)
class WireIT extends RunningIndexService {
    @Test
    void whatIsIssuedIsHeardByEveryoneWhoListens() {
        try (Listener one = listen();
                Listener other = listen()) {
            await().atMost(PATIENCE).until(() -> !one.heard.isEmpty() && !other.heard.isEmpty());
            assertThat(List.of(one.heard.get(0), other.heard.get(0))).allSatisfy(first -> {
                assertThat(first.path("number").asInt()).isZero();
                assertThat(first.path("articles")).isEmpty();
            });

            EnrichedArticle article = article("Heard").build();
            send(article);

            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(one.titles()).containsOnlyOnce(article.title());
                assertThat(other.titles()).containsOnlyOnce(article.title());
            });
        }
    }

    @Test
    void thePageIsServedAndNothingInItMayComeFromElsewhere() {
        HttpResponse<String> page = fetch("/", HttpResponse.BodyHandlers.ofString());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<title>Copydesk</title>");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
                .doesNotContain("unsafe");
        assertThat(fetch("/lib/lit-html/lit-html.js", HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
        assertThat(fetch("/lib/uplot/uPlot.esm.js", HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }

    private Listener listen() {
        Listener listener = new Listener();
        HttpClient.newHttpClient()
                .sendAsync(
                        HttpRequest.newBuilder(service.resolve("/api/wire")).build(),
                        HttpResponse.BodyHandlers.fromLineSubscriber(listener))
                .exceptionally(failure -> {
                    listener.onError(failure);
                    return null;
                });
        listener.wire.join();
        return listener;
    }

    private <T> HttpResponse<T> fetch(String path, HttpResponse.BodyHandler<T> handler) {
        return HttpClient.newHttpClient()
                .sendAsync(HttpRequest.newBuilder(service.resolve(path)).build(), handler)
                .join();
    }

    /**
     * What one reader of the wire hears. It has no thread of its own: one that read until the wire is closed would end in an
     * exception, which Awaitility takes for a failure of whatever is being awaited at that moment.
     */
    private static final class Listener implements Flow.Subscriber<String>, AutoCloseable {
        private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
        private final CompletableFuture<Flow.Subscription> wire = new CompletableFuture<>();

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            wire.complete(subscription);
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            if (line.startsWith("data:")) {
                heard.add(EventJson.read(line.substring(5).getBytes(StandardCharsets.UTF_8), JsonNode.class));
            }
        }

        @Override
        public void onError(Throwable failure) {
            wire.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            onError(new IllegalStateException("the wire ended"));
        }

        List<String> titles() {
            return heard.stream()
                    .flatMap(arrivals -> arrivals.path("articles").findValuesAsText("title").stream())
                    .toList();
        }

        @Override
        public void close() {
            wire.join().cancel();
        }
    }
}
