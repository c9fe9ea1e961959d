package dev.copydesk.cli.extract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.copydesk.cli.http.Json;
import dev.copydesk.enrich.language.LanguageDetector;
import dev.copydesk.enrich.text.ExtractedPage;
import dev.copydesk.enrich.text.FirstSentence;
import dev.copydesk.enrich.text.MainText;
import dev.copydesk.enrich.text.PageReader;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Makes the JSON object of one file. Thread-safe. */
public final class PageExtraction {
    private final LanguageDetector languageDetector;
    private final LocalDate latest;
    private final boolean explain;

    /** @param latest the last day on which an article can have been published */
    public PageExtraction(LanguageDetector languageDetector, LocalDate latest, boolean explain) {
        this.languageDetector = languageDetector;
        this.latest = latest;
        this.explain = explain;
    }

    /**
     * {@code file} and {@code error} for a file that is no page, else {@code file}, {@code title}, {@code text},
     * {@code publishedAt}, {@code authors}, {@code canonicalUrl}, {@code language}, {@code image}, where what the page does not
     * have is null; {@code reason} where there is no text.
     *
     * @param file the argument exactly as given
     * @param url the page's address, if known
     */
    public ObjectNode extract(String file, @Nullable String url) {
        ObjectNode result = Json.MAPPER.createObjectNode().put("file", file);
        PageFile page = PageFile.read(file);
        if (page.fault() != null) {
            return result.put("error", page.fault());
        }
        ExtractedPage extracted = PageReader.shipped().read(page.text(), url, "", latest);
        MainText main = extracted.main();
        String title = main.title() == null ? FirstSentence.titleOf(main.text()) : main.title();
        result.put("title", title.isEmpty() ? null : title);
        result.put("text", main.text());
        result.put(
                "publishedAt",
                main.publishedAt() == null ? null : main.publishedAt().toString());
        main.authors().forEach(result.putArray("authors")::add);
        result.put("canonicalUrl", extracted.canonicalUrl());
        String code = languageDetector
                .detect(main.text() + "\n" + title, main.languageHint())
                .code();
        result.put("language", code);
        result.put("image", extracted.image());
        if (main.text().isEmpty()) {
            result.put("reason", String.join("; ", extracted.notes()));
        }
        if (explain) {
            ObjectNode why = result.putObject("explain");
            why.put("text", extracted.textSource());
            why.put("publishedAt", extracted.dateSource());
            why.put("languageHint", main.languageHint());
            var notes = why.putArray("notes");
            extracted.notes().forEach(notes::add);
            if (main.truncation() != null && !extracted.notes().contains(main.truncation())) {
                notes.add(main.truncation());
            }
            if (page.cut()) {
                notes.add(PageFile.cutNote());
            }
        }
        return result;
    }
}
