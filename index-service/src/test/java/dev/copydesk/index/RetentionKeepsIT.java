package dev.copydesk.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.copydesk.model.ArticleVersion;
import dev.copydesk.model.EnrichedArticle;
import dev.copydesk.testsupport.StackTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.Map;
import org.elasticsearch.client.Request;
import org.junit.jupiter.api.Test;

/** Every month stays. What an instance that is gone had begun, while its settings still let months leave, is taken back. */
@QuarkusTest
@TestProfile(RetentionKeepsIT.OftenLooked.class)
@WithTestResource(StackTestResource.class)
class RetentionKeepsIT extends RunningIndexService {

    public static final class OftenLooked implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("copydesk.index.retention.every", "200ms");
        }
    }

    @Test
    void aMonthWhoseLeavingBrokeOffTakesWritesAgain() throws IOException {
        String month = "articles-g1-2021.05";
        EnrichedArticle article = indexed("2021-05-01T00:00:00Z");
        elasticsearch("PUT", "/expired-g1-2021.05", null);
        elasticsearch("PUT", "/" + month + "/_block/write", null);
        elasticsearch("PUT", "/" + month + "/_mapping", "{\"_meta\": {\"leavesAt\": \"2021-06-01T00:00:00Z\"}}");

        assertTakesRevision(article, month);
        await().atMost(PATIENCE).until(() -> !exists("/expired-g1-2021.05"));
        await().atMost(PATIENCE).until(() -> !elasticsearch("GET", "/" + month + "/_mapping", null)
                .findPath("leavesAt")
                .isTextual());
    }

    /** As a release did that only took the announcement back. */
    @Test
    void aMonthThatIsNoLongerAnnouncedTakesWritesAgain() throws IOException {
        String month = "articles-g1-2021.06";
        EnrichedArticle article = indexed("2021-06-01T00:00:00Z");
        elasticsearch("PUT", "/" + month + "/_block/write", null);
        elasticsearch("PUT", "/expired-g1-2021.06", null);

        assertTakesRevision(article, month);
        await().atMost(PATIENCE).until(() -> !exists("/expired-g1-2021.06"));
    }

    @Test
    void aMonthOfAGenerationBesideTheSearchedOneTakesWritesAgain() throws IOException {
        createTheTopicsOfAdmission();
        EnrichedArticle article = indexed("2021-08-01T00:00:00Z");
        int number = post("/api/replay/start?from=1").json().path("number").asInt();
        String month = "articles-g" + number + "-2021.08";
        await().atMost(PATIENCE).until(() -> exists("/" + month + "/_doc/" + article.id()));
        elasticsearch("PUT", "/" + month + "/_block/write", null);
        elasticsearch("PUT", "/expired-g" + number + "-2021.08", null);

        assertTakesRevision(article, month);
        post("/api/replay/cancel"); // refused where it has caught up
        assertThat(post("/api/replay/drop").status()).isEqualTo(200);
    }

    private EnrichedArticle indexed(String firstSeenAt) {
        EnrichedArticle article = article("Kept").firstSeenAt(firstSeenAt).build();
        send(article);
        awaitIndexed(article);
        return article;
    }

    private void assertTakesRevision(EnrichedArticle article, String month) {
        send(article("Kept")
                .firstSeenAt(article.firstSeenAt().toString())
                .revision(2)
                .build());
        await().atMost(PATIENCE)
                .until(() -> elasticsearch("GET", "/" + month + "/_doc/" + article.id(), null)
                                .path("_version")
                                .asLong()
                        == ArticleVersion.of(2, 0));
    }

    private boolean exists(String path) throws IOException {
        Request request = new Request("HEAD", path);
        request.addParameter("ignore", "404,503"); // not created yet, or not ready yet
        return elasticsearch.performRequest(request).getStatusLine().getStatusCode() == 200;
    }
}
