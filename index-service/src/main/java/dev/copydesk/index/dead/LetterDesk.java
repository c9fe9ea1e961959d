package dev.copydesk.index.dead;

import dev.copydesk.index.elasticsearch.IndexedVersion;
import dev.copydesk.index.elasticsearch.IndexedVersions;
import dev.copydesk.kafka.ArticleHeaders;
import dev.copydesk.model.DeadLetter;
import dev.copydesk.model.EventHeaders;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.Topics;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Sends letters' records again, and drops letters.
 *
 * <p>What is sent and the end of the letter are one transaction, so that a letter is either open or its record is on its
 * way, whatever dies meanwhile. One request after the other; another instance's are waited for by {@link
 * LetterTransactions}, so that a letter that was handled is seen as such. Blocking; thread-safe.
 */
@Singleton
class LetterDesk {
    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(20);

    private final DeadLetters letters;
    private final StoredLetters stored;
    private final LetterTransactions transactions;
    private final IndexedVersions index;
    private final InstantSource clock;

    LetterDesk(
            DeadLetters letters,
            StoredLetters stored,
            LetterTransactions transactions,
            IndexedVersions index,
            InstantSource clock) {
        this.letters = letters;
        this.stored = stored;
        this.transactions = transactions;
        this.index = index;
        this.clock = clock;
    }

    /**
     * What was done.
     *
     * @param handled letters that were sent again or dropped
     * @param refused the reason by key
     */
    record Result(int handled, Map<String, String> refused) {}

    /**
     * Sends the records of some letters again. A key without a letter is refused.
     *
     * @throws IOException if Kafka or Elasticsearch does not answer; nothing was done, or it can be tried again
     */
    synchronized Result redrive(List<String> keys) throws IOException, InterruptedException {
        return transactions.run(() -> {
            know();
            List<LetterSummary> known = known(keys);
            Map<String, IndexedVersion> indexed = index.of(known.stream()
                    .flatMap(letter -> Optional.ofNullable(letter.articleId()).stream())
                    .toList());
            Map<String, String> refused = unknown(keys, known);
            List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
            Set<String> settled = new HashSet<>();
            int handled = 0;
            for (LetterSummary letter : known) {
                if (settled.contains(letter.key())) {
                    handled++; // by another letter of its article
                    continue;
                }
                RedriveDecision decision = decide(letter, indexed);
                if (decision instanceof RedriveDecision.Refused no) {
                    refused.put(letter.key(), no.reason());
                } else if (decision instanceof RedriveDecision.Reissue order) {
                    records.add(order(order, letter));
                    letters.catalog().ofArticle(order.articleId()).stream()
                            .filter(other -> other.stage() != DeadLetter.Stage.ADMISSION)
                            .filter(other -> settled.add(other.key()))
                            .forEach(other -> records.add(end(other)));
                    handled++;
                } else {
                    Optional<StoredLetters.Stored> whole = stored.read(letter.place());
                    whole.ifPresent(found -> {
                        records.add(original(found, letter));
                        records.add(end(letter));
                    });
                    handled += whole.isPresent() ? 1 : 0;
                }
            }
            return new LetterTransactions.Work<>(records, new Result(handled, refused));
        });
    }

    private RedriveDecision decide(LetterSummary letter, Map<String, IndexedVersion> indexed) {
        String article = letter.articleId();
        IndexedVersion version = article == null ? null : indexed.get(article);
        return RedriveDecision.of(
                letter,
                article != null && letters.open().isTakenDown(article),
                article == null ? List.of() : letters.catalog().ofArticle(article),
                version == null ? null : version.version());
    }

    /**
     * Gives letters up. One that the loss equation counts leaves behind a letter without original, since its article is
     * still accepted and not indexed; of any other nothing is left.
     *
     * @throws IOException if Kafka does not answer; nothing was done, or it can be tried again
     */
    synchronized Result drop(List<String> keys) throws IOException, InterruptedException {
        return transactions.run(() -> {
            know();
            List<LetterSummary> known = known(keys);
            List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
            for (LetterSummary letter : known) {
                if (letter.stage() == DeadLetter.Stage.ADMISSION || letter.articleId() == null) {
                    records.add(end(letter));
                } else if (!letter.isDropped()) {
                    stored.read(letter.place()).ifPresent(found -> records.add(stub(found, letter)));
                }
            }
            return new LetterTransactions.Work<>(records, new Result(known.size(), unknown(keys, known)));
        });
    }

    /** Until all that was committed before is known here: what another instance handled is no open letter any more. */
    private void know() throws IOException, InterruptedException {
        if (!letters.awaitRead(stored.ends(), KNOWN_WITHIN)) {
            throw new IOException("the dead letters have not been read within " + KNOWN_WITHIN);
        }
    }

    private List<LetterSummary> known(List<String> keys) {
        return keys.stream()
                .distinct()
                .flatMap(key -> letters.catalog().get(key).stream())
                .sorted(LetterCatalog.ORDER)
                .toList();
    }

    private static Map<String, String> unknown(List<String> keys, List<LetterSummary> known) {
        Set<String> found = new HashSet<>();
        known.forEach(letter -> found.add(letter.key()));
        Map<String, String> unknown = new TreeMap<>();
        keys.stream().filter(key -> !found.contains(key)).forEach(key -> unknown.put(key, "there is no such letter"));
        return unknown;
    }

    private static ProducerRecord<byte[], byte[]> order(RedriveDecision.Reissue order, LetterSummary letter) {
        Headers headers = ArticleHeaders.describeRedrive(new RecordHeaders(), letter.redrives() + 1, order.revision());
        return new ProducerRecord<>(Topics.RECEIVED, null, utf8(order.articleId()), null, headers);
    }

    /** Back to the very partition it was read from, where its failure was counted. */
    private static ProducerRecord<byte[], byte[]> original(StoredLetters.Stored found, LetterSummary summary) {
        DeadLetter letter = found.letter();
        Headers headers = new RecordHeaders(found.headers());
        ArticleHeaders.describeRedrive(headers, summary.redrives() + 1, null);
        headers.remove(EventHeaders.EVENT_TYPE);
        return new ProducerRecord<>(
                letter.topic(),
                letter.partition(),
                letter.articleId() == null ? null : utf8(letter.articleId()),
                letter.original(),
                headers);
    }

    private static ProducerRecord<byte[], byte[]> end(LetterSummary letter) {
        return new ProducerRecord<>(letter.place().topic(), letter.place().partition(), utf8(letter.key()), null);
    }

    private ProducerRecord<byte[], byte[]> stub(StoredLetters.Stored found, LetterSummary summary) {
        DeadLetter letter = found.letter();
        DeadLetter stub = new DeadLetter(
                letter.stage(),
                letter.cause(),
                letter.exceptionClass(),
                letter.topic(),
                letter.partition(),
                letter.offset(),
                letter.articleId(),
                letter.version(),
                letter.sourceId(),
                letter.at(),
                new byte[0]);
        Headers headers = new RecordHeaders(found.headers())
                .add(EventHeaders.DROPPED_AT, utf8(clock.instant().toString()));
        return new ProducerRecord<>(
                summary.place().topic(),
                summary.place().partition(),
                utf8(summary.key()),
                EventJson.write(stub),
                headers);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
