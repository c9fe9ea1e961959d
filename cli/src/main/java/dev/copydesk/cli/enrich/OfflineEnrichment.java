package dev.copydesk.cli.enrich;

import dev.copydesk.cli.push.BoundedLines;
import dev.copydesk.cli.push.BoundedLines.Line;
import dev.copydesk.enrich.ArticleEnricher;
import dev.copydesk.ingest.document.RowLimits;
import dev.copydesk.model.Duplicate;
import dev.copydesk.model.EventJson;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * One line out for each line in, in the same order.
 *
 * <p>Verdicts are known only after the last line, so the enriched lines wait in a temporary file meanwhile: memory holds
 * two batches of articles and, for duplicates, some 3 KB an article; their shingles wait in another file.
 */
public final class OfflineEnrichment {
    /** Enough to keep all processors busy, few enough to fit a small heap even at 2 MiB a line. */
    private static final int BATCH_LINES = 256;

    private static final int BATCH_BYTES = 16 * 1024 * 1024;
    private static final int WINDOW_DAYS = 30;

    private final OfflineEnricher enricher;
    private long articles;
    private long unusable;

    /** @param explain whether each line gets an object {@code explain} */
    public OfflineEnrichment(ArticleEnricher enricher, Set<OfflinePart> parts, boolean explain, InstantSource clock) {
        this.enricher = new OfflineEnricher(enricher, parts, explain, clock);
    }

    /**
     * Reads all of the input, then writes all of the output.
     *
     * @param out takes each line, UTF-8 without its end
     * @param progress told the number of lines read so far, after each batch
     */
    public void run(InputStream in, Consumer<byte[]> out, LongConsumer progress) throws IOException {
        Path waiting = Files.createTempFile("copydesk-enrich", ".lines");
        try (OfflineVerdicts verdicts = new OfflineVerdicts(WINDOW_DAYS)) {
            try (DataOutputStream spool =
                    new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(waiting)))) {
                enrichAll(in, spool, verdicts, progress);
            }
            try (DataInputStream spool = new DataInputStream(new BufferedInputStream(Files.newInputStream(waiting)))) {
                writeAll(spool, verdicts, out);
            }
        } finally {
            Files.delete(waiting);
        }
    }

    /** Lines that are articles. */
    public long articles() {
        return articles;
    }

    /** Lines that are none. */
    public long unusable() {
        return unusable;
    }

    /** While the workers enrich one batch, the verdicts of the batch before are found here, in the order of the lines. */
    private void enrichAll(InputStream in, DataOutputStream spool, OfflineVerdicts verdicts, LongConsumer progress)
            throws IOException {
        BoundedLines lines = new BoundedLines(in, RowLimits.MAX_ROW_BYTES);
        try (Workers workers = new Workers()) {
            List<Future<OfflineArticle>> before = List.of();
            long read = 0;
            for (List<Line> batch = nextBatch(lines); !batch.isEmpty(); batch = nextBatch(lines)) {
                List<Future<OfflineArticle>> next = workers.submit(batch, this::enrich);
                take(before, spool, verdicts);
                progress.accept(read);
                before = next;
                read = batch.get(batch.size() - 1).number();
            }
            take(before, spool, verdicts);
            progress.accept(read);
        }
    }

    private static List<Line> nextBatch(BoundedLines lines) throws IOException {
        List<Line> batch = new ArrayList<>();
        long bytes = 0;
        while (batch.size() < BATCH_LINES && bytes < BATCH_BYTES) {
            Line line = lines.next();
            if (line == null) {
                return batch;
            }
            batch.add(line);
            bytes += line.bytes().length;
        }
        return batch;
    }

    private void take(List<Future<OfflineArticle>> batch, DataOutputStream spool, OfflineVerdicts verdicts)
            throws IOException {
        for (Future<OfflineArticle> future : batch) {
            OfflineArticle article = Workers.result(future);
            articles += article.isArticle() ? 1 : 0;
            unusable += article.isArticle() ? 0 : 1;
            OfflineArticle.Compared compared = article.compared();
            if (compared != null) {
                verdicts.add(compared);
            }
            spool.writeBoolean(compared != null);
            write(compared == null ? new byte[0] : compared.id().getBytes(StandardCharsets.UTF_8), spool);
            write(article.json(), spool);
        }
    }

    private OfflineArticle enrich(Line line) {
        return line.tooLong()
                ? enricher.unusable(
                        null,
                        "the line has " + line.lengthInBytes() + " bytes, at most " + RowLimits.MAX_ROW_BYTES
                                + " are accepted; split or shorten the document")
                : enricher.enrich(line.number(), line.bytes());
    }

    private void writeAll(DataInputStream spool, OfflineVerdicts verdicts, Consumer<byte[]> out) throws IOException {
        for (long line = articles + unusable; line > 0; line--) {
            boolean isJudged = spool.readBoolean();
            String id = new String(read(spool), StandardCharsets.UTF_8);
            byte[] json = read(spool);
            out.accept(!isJudged ? json : withVerdict(json, verdicts.verdict(id)));
        }
    }

    /** {@code {"id":…}} becomes {@code {"id":…,"duplicate":{…}}}. */
    private static byte[] withVerdict(byte[] json, Duplicate verdict) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(json.length + 256);
        line.write(json, 0, json.length - 1);
        line.writeBytes(",\"duplicate\":".getBytes(StandardCharsets.US_ASCII));
        line.writeBytes(EventJson.write(verdict));
        line.write('}');
        return line.toByteArray();
    }

    private static void write(byte[] bytes, DataOutputStream spool) throws IOException {
        spool.writeInt(bytes.length);
        spool.write(bytes);
    }

    private static byte[] read(DataInputStream spool) throws IOException {
        return spool.readNBytes(spool.readInt());
    }
}
