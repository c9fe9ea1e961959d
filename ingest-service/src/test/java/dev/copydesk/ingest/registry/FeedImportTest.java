package dev.copydesk.ingest.registry;

import static dev.copydesk.ingest.registry.Feeds.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.copydesk.ingest.fetch.AddressGuard;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FeedImportTest {
    /** No name is looked up for a list: the machine may have no network. */
    private final AddressCheck addresses = new AddressCheck(new AddressGuard(List.of()), host -> {
        throw new AssertionError(host + " was looked up");
    });

    @Test
    void theFeedsOfAListAreRegisteredWithWhatItSays() {
        FeedImport list = read("<opml version='2.0'><body><outline text='World'>"
                + "<outline text='Cats &amp; Dogs' xmlUrl='https://example.org/feed' htmlUrl='https://www.example.org/'"
                + " language='en-GB' category='/News,/Animals'/></outline></body></opml>");

        FeedRegistration feed = list.feeds().get(0).registration(NOW);
        assertThat(feed.title()).isEqualTo("Cats & Dogs");
        assertThat(feed.source().id()).isEqualTo("example.org");
        assertThat(feed.languageHint()).isEqualTo("en-GB");
        assertThat(feed.categories()).contains("World", "News", "Animals");
    }

    @Test
    void entriesThatCannotBeUsedAreNamedAndTheOthersTaken() {
        FeedImport list = read("<opml><body><outline text='Good' xmlUrl='https://example.org/feed'/>"
                + "<outline text='Inside' xmlUrl='http://10.0.0.1/feed'/>"
                + "<outline text='Local' xmlUrl='http://localhost:9200/'/>"
                + "<outline text='File' xmlUrl='file:///etc/passwd'/></body></opml>");

        assertThat(list.feeds()).hasSize(1);
        assertThat(list.skippedCount()).isEqualTo(3);
        assertThat(list.skipped()).extracting(FeedImport.Skipped::entry).containsExactly("Inside", "Local", "File");
    }

    @Test
    void whatIsExportedIsImportedAgain() {
        List<FeedRegistration> feeds = List.of(
                Feeds.registration("https://example.org/a?b=1&c=2"), Feeds.registration("https://example.org/b"));

        FeedImport list = FeedImport.read(FeedImport.write(feeds), addresses);

        assertThat(list.feeds())
                .extracting(feed -> feed.registration(NOW).id())
                .containsExactlyElementsOf(
                        feeds.stream().map(FeedRegistration::id).toList());
        assertThat(list.skippedCount()).isZero();
    }

    @Test
    void theSourcesNameAndTheFetchingOfPagesSurviveTheExport() {
        NewFeed named = new NewFeed(
                FeedAddress.of("https://example.org/c"),
                null,
                "Harbour News",
                null,
                null,
                null,
                null,
                true,
                null,
                null);
        FeedRegistration registered = named.registration(NOW);

        FeedRegistration again = FeedImport.read(FeedImport.write(List.of(registered)), addresses)
                .feeds()
                .get(0)
                .registration(NOW);

        assertThat(again.source()).isEqualTo(registered.source());
        assertThat(again.fetchPages()).isTrue();
    }

    @Test
    void whatIsNoListIsRefused() {
        assertThatThrownBy(() -> read("{\"url\": \"https://example.org/\"}"))
                .isInstanceOf(BadRegistrationException.class)
                .hasMessageContaining("no OPML list");
    }

    /** A name server that does not answer must not hold up a registration. */
    @Test
    void aNameThatCannotBeLookedUpPasses() {
        AddressCheck offline = new AddressCheck(
                new AddressGuard(List.of()),
                host -> CompletableFuture.failedStage(new java.net.UnknownHostException(host)));
        assertThat(offline.refusal(FeedAddress.of("https://example.org/feed"))).isEmpty();
        assertThat(offline.refusal(FeedAddress.of("http://127.0.0.1/feed")))
                .hasValueSatisfying(reason -> assertThat(reason).contains("no public address"));
    }

    private FeedImport read(String opml) {
        return FeedImport.read(opml.getBytes(StandardCharsets.UTF_8), addresses);
    }
}
