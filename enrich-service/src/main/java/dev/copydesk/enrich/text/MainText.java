package dev.copydesk.enrich.text;

import dev.copydesk.model.date.ArticleDate;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an extractor found in one content. All of it is plain text as {@link CleanText} leaves it.
 *
 * @param title the headline of the content; absent where it has none of its own
 * @param standfirst the line under the headline that sums the article up
 * @param text paragraphs separated by an empty line; empty where there is nothing to read
 * @param publishedAt as the content writes it
 * @param authors in the content's order
 * @param truncation why the text is shorter than the content, in words; absent for a whole text
 * @param languageHint what the content says of its language, such as {@code pt-BR}
 */
public record MainText(
        @Nullable String title,
        @Nullable String standfirst,
        String text,
        @Nullable ArticleDate publishedAt,
        List<String> authors,
        @Nullable String truncation,
        @Nullable String languageHint) {

    /** Between two paragraphs of {@link #text}. */
    public static final String PARAGRAPH_SEPARATOR = "\n\n";

    static final MainText EMPTY = new MainText(null, null, "", null, List.of(), null, null);

    public MainText {
        authors = List.copyOf(authors);
    }

    /** The same without a date that cannot be true. */
    MainText notAfter(@Nullable LocalDate latest) {
        return latest == null || publishedAt == null || !publishedAt.day().isAfter(latest)
                ? this
                : new MainText(title, standfirst, text, null, authors, truncation, languageHint);
    }
}
