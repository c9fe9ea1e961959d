package dev.copydesk.benchmarks.duplicate;

import dev.copydesk.benchmarks.DataFolder;
import dev.copydesk.benchmarks.ShuffledWords;
import dev.copydesk.ingest.document.RowOutcome;
import dev.copydesk.ingest.document.RowReader;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.RawArticle;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Records of {@code articles.raw}: AllSides' articles, whole or cut into pieces of 3,000 characters, each with an id of its own. */
final class RawEvents {
    private static final int CHARS = 3_000;
    static final Instant FIRST_SEEN_AT = Instant.parse("2026-11-01T00:00:00Z");

    private final List<Event> events;
    private final double averageChars;
    private int next;

    /** A record of the topic. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Event(String id, byte[] json) {}

    private RawEvents(List<Event> events, double averageChars) {
        this.events = events;
        this.averageChars = averageChars;
    }

    /**
     * So many; should the corpus not have enough text, further ones have the words of the first ones in another order, so that still none
     * resembles another.
     */
    static RawEvents of(DataFolder data, int count) throws IOException {
        List<Document> pieces = new ArrayList<>();
        for (Document document : DuplicateData.allSides(data)) {
            String text = document.text();
            for (int from = 0; from + CHARS <= text.length(); from += CHARS) {
                pieces.add(
                        new Document(document.id() + '-' + from, document.title(), text.substring(from, from + CHARS)));
            }
        }
        return of(pieces, count);
    }

    /** Whole articles, at most so many. */
    static RawEvents whole(DataFolder data, int most) throws IOException {
        List<Document> documents = DuplicateData.allSides(data);
        return of(documents, Math.min(most, documents.size()));
    }

    private static RawEvents of(List<Document> pieces, int count) {
        List<Event> events = new ArrayList<>();
        long chars = 0;
        for (int i = 0; i < count; i++) {
            Document piece = piece(pieces, i);
            byte[] row = EventJson.write(Map.of(
                    "url",
                    "https://news.example.org/" + i + '/' + piece.id(),
                    "source",
                    "paper-" + i % 50,
                    "title",
                    piece.title(),
                    "text",
                    piece.text()));
            if (!(RowReader.read(row, FIRST_SEEN_AT) instanceof RowOutcome.Article read)) {
                throw new IllegalStateException("refused: " + piece.id());
            }
            RawArticle article = read.article();
            Instant firstSeenAt = FIRST_SEEN_AT.plusMillis(i);
            events.add(new Event(
                    article.id(),
                    EventJson.write(article.admitted(firstSeenAt, 1, List.of(article.source()), FIRST_SEEN_AT))));
            chars += piece.text().length();
        }
        return new RawEvents(events, (double) chars / count);
    }

    private static Document piece(List<Document> pieces, int number) {
        Document first = pieces.get(number % pieces.size());
        int turn = number / pieces.size();
        if (turn == 0) {
            return first;
        }
        return new Document(first.id() + '-' + turn, first.title(), ShuffledWords.of(first.text(), new Random(number)));
    }

    Event next() {
        return events.get(next++);
    }

    /** The next one will be the first one again. */
    void rewind() {
        next = 0;
    }

    int size() {
        return events.size();
    }

    double averageChars() {
        return averageChars;
    }

    double averageBytes() {
        return events.stream().mapToInt(event -> event.json().length).average().orElse(0);
    }
}
