package dev.copydesk.benchmarks.duplicate;

import dev.copydesk.enrich.Annotator;
import dev.copydesk.enrich.Part;
import dev.copydesk.enrich.duplicate.ArticleKey;
import dev.copydesk.enrich.duplicate.Fingerprinter;
import dev.copydesk.enrich.duplicate.InMemoryBytes;
import dev.copydesk.enrich.duplicate.LaneDuplicates;
import dev.copydesk.enrich.duplicate.Member;
import dev.copydesk.enrich.duplicate.ShingleSet;
import dev.copydesk.ingest.document.RowOutcome;
import dev.copydesk.ingest.document.RowReader;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.RawArticle;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Copydesk, with its own reading of the text, in one lane. */
final class CopydeskFinder implements Finder {
    private static final int WINDOW_DAYS = 30;

    private final Annotator annotator;
    private final Fingerprinter fingerprinter = new Fingerprinter();

    CopydeskFinder(Annotator annotator) {
        this.annotator = annotator;
    }

    @Override
    public String name() {
        return "Copydesk";
    }

    @Override
    public Map<String, String> groups(List<Document> documents) {
        Map<String, ShingleSet> shingles = new HashMap<>();
        LaneDuplicates lane = new LaneDuplicates(new InMemoryBytes(), id -> Known.in(shingles, id), WINDOW_DAYS);
        Map<String, String> groups = new HashMap<>();
        long place = 0;
        for (Document document : documents) {
            String text = text(document);
            Fingerprinter.Fingerprinted read = fingerprinter.fingerprintAndShingles("en", document.title(), text);
            shingles.put(document.id(), read.shingles());
            Member member = new Member(new ArticleKey(Instant.EPOCH.plusMillis(place++), document.id()), "source");
            lane.add(member, read.fingerprint()).forEach((id, verdict) -> groups.put(id, verdict.group()));
        }
        return groups;
    }

    private String text(Document document) {
        byte[] row = EventJson.write(Map.of("title", document.title(), "text", document.text()));
        if (RowReader.read(row, Instant.EPOCH) instanceof RowOutcome.Article article) {
            RawArticle raw = article.article();
            return annotator.annotate(raw, EnumSet.of(Part.TEXT)).text();
        }
        return "";
    }
}
