package dev.copydesk.enrich.language;

/**
 * One answer that the model can give: a language in a script.
 *
 * @param code ISO 639-1, or 639-3 where there is none
 * @param script ISO 15924
 * @param listed whether the detector answers with it; the others are there so that their texts are not taken for a relative
 */
public record LanguageClass(String code, String script, boolean listed) {}
