package dev.copydesk.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The language an article is written in.
 *
 * @param code ISO 639-1, or 639-3 where there is none; {@value #UNDETERMINED} where the detector abstains
 * @param confidence 0 to 1
 * @param script ISO 15924 code of the dominant script, such as {@code Latn}; absent for a text without letters
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Language(
        String code, double confidence, @Nullable String script) {
    public static final String UNDETERMINED = "und";

    public Language {
        Objects.requireNonNull(code, "language.code");
        Range.requireUnit("language.confidence", confidence);
    }

    public static Language undetermined(@Nullable String script) {
        return new Language(UNDETERMINED, 0, script);
    }
}
