package dev.copydesk.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who published an article.
 *
 * @param id stable identity, lower-case, such as {@code the-daily-example} or {@code example.org}
 * @param name the name shown to people
 * @param homepage the publisher's address, if known
 * @param country ISO 3166-1 alpha-2 code, if known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Source(
        String id,
        String name,
        @Nullable String homepage,
        @Nullable String country) {

    public Source {
        Objects.requireNonNull(id, "source.id");
        Objects.requireNonNull(name, "source.name");
        if (id.isBlank()) {
            throw new IllegalArgumentException("source.id is blank");
        }
    }

    /**
     * A source known by its name alone: the id is the name in lower case, with every run of characters that are neither
     * letters, marks on letters nor digits replaced by one hyphen. A name without any letter or digit gives the id {@code unnamed}.
     */
    public static Source named(String name) {
        StringBuilder id = new StringBuilder(name.length());
        boolean hyphenDue = false;
        for (int codePoint : name.toLowerCase(Locale.ROOT).codePoints().toArray()) {
            if (!isPartOfWord(codePoint)) {
                hyphenDue = true;
                continue;
            }
            if (hyphenDue && !id.isEmpty()) {
                id.append('-');
            }
            hyphenDue = false;
            id.appendCodePoint(codePoint);
        }
        return new Source(id.isEmpty() ? "unnamed" : id.toString(), name, null, null);
    }

    /** Marks belong to their letters: without its vowel signs नवभारत would fall apart. */
    private static boolean isPartOfWord(int codePoint) {
        int type = Character.getType(codePoint);
        return Character.isLetterOrDigit(codePoint)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }
}
