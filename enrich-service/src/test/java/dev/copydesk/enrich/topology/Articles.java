package dev.copydesk.enrich.topology;

import dev.copydesk.model.ArticleId;
import dev.copydesk.model.Content;
import dev.copydesk.model.ContentHash;
import dev.copydesk.model.RawArticle;
import dev.copydesk.model.Source;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Admitted articles for tests: one story in two languages, from any source. */
final class Articles {
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final String FERRY =
            "The evening ferry to the islands was cancelled on Friday after a small fire in the engine room was found"
                    + " and put out by the crew, and passengers spent the night in the school of the harbour town.";
    private static final String FAEHRE =
            "Die Abendfähre zu den Inseln ist am Freitag ausgefallen, nachdem die Besatzung im Maschinenraum ein"
                    + " kleines Feuer entdeckt und gelöscht hatte. Die Fahrgäste verbrachten die Nacht in der Schule der"
                    + " Hafenstadt.";

    private Articles() {}

    static RawArticle english(String source, long secondsAfterNoon, int revision) {
        return of(source, FERRY, secondsAfterNoon, revision);
    }

    static RawArticle german(String source, long secondsAfterNoon, int revision) {
        return of(source, FAEHRE, secondsAfterNoon, revision);
    }

    static RawArticle inCapitals(RawArticle article) {
        Instant firstSeenAt = Objects.requireNonNull(article.firstSeenAt());
        return of(
                article.source().id(),
                article.content().value().toUpperCase(Locale.ROOT),
                firstSeenAt.getEpochSecond() - NOON.getEpochSecond(),
                Objects.requireNonNull(article.revision()));
    }

    static RawArticle of(String source, String text, long secondsAfterNoon, int revision) {
        String url = "https://" + source + ".example.org/ferry";
        Source publisher = Source.named(source);
        Instant firstSeenAt = NOON.plusSeconds(secondsAfterNoon);
        return new RawArticle(
                        ArticleId.of(url, source, null, "", ""),
                        publisher,
                        null,
                        null,
                        url,
                        "Ferry cancelled",
                        null,
                        Content.plainText(text),
                        List.of(),
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        firstSeenAt,
                        ContentHash.of("", "", text),
                        null,
                        null,
                        List.of())
                .admitted(firstSeenAt, revision, List.of(publisher), firstSeenAt);
    }
}
