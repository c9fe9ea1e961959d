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
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(StackTestResource.class)
class WireIT extends RunningIndexService {
    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();

    @Test
    void whatIsIssuedIsHeardByEveryoneWhoListens() {
        try (Stream<String> one = listen();
                Stream<String> other = listen()) {
            hear(one);
            hear(other);
            await().atMost(PATIENCE).until(() -> heard.size() >= 2);
            assertThat(heard).allSatisfy(first -> {
                assertThat(first.path("number").asInt()).isZero();
                assertThat(first.path("articles")).isEmpty();
            });

            EnrichedArticle article = article("Heard").build();
            send(article);

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(heard)
                    .flatExtracting(
                            arrivals -> List.copyOf(arrivals.path("articles").findValuesAsText("title")))
                    .filteredOn(article.title()::equals)
                    .hasSize(2));
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

    private Stream<String> listen() {
        return fetch("/api/wire", HttpResponse.BodyHandlers.ofLines()).body();
    }

    private void hear(Stream<String> lines) {
        Thread thread = new Thread(
                () -> lines.filter(line -> line.startsWith("data:"))
                        .forEach(line -> heard.add(EventJson.read(
                                line.substring(5).getBytes(java.nio.charset.StandardCharsets.UTF_8), JsonNode.class))),
                "listener");
        thread.setDaemon(true);
        thread.start();
    }

    private <T> HttpResponse<T> fetch(String path, HttpResponse.BodyHandler<T> handler) {
        return HttpClient.newHttpClient()
                .sendAsync(HttpRequest.newBuilder(service.resolve(path)).build(), handler)
                .join();
    }
}
