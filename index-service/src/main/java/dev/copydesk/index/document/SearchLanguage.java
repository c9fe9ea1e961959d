package dev.copydesk.index.document;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Which analysed fields an article is searched by: {@code search.<name>.title} and {@code search.<name>.text}.
 *
 * <p>The names are those of Elasticsearch's language analyzers. Chinese, Japanese and Korean share {@code cjk}. An article
 * in any other language, or in none that could be determined, is searched by {@value #OTHER}.
 */
public final class SearchLanguage {
    /** For languages without an analyzer of their own. */
    public static final String OTHER = "other";

    private static final Map<String, String> BY_CODE = Map.ofEntries(
            Map.entry("ar", "arabic"),
            Map.entry("bg", "bulgarian"),
            Map.entry("bn", "bengali"),
            Map.entry("ca", "catalan"),
            Map.entry("ckb", "sorani"),
            Map.entry("cs", "czech"),
            Map.entry("da", "danish"),
            Map.entry("de", "german"),
            Map.entry("el", "greek"),
            Map.entry("en", "english"),
            Map.entry("es", "spanish"),
            Map.entry("et", "estonian"),
            Map.entry("eu", "basque"),
            Map.entry("fa", "persian"),
            Map.entry("fi", "finnish"),
            Map.entry("fr", "french"),
            Map.entry("ga", "irish"),
            Map.entry("gl", "galician"),
            Map.entry("hi", "hindi"),
            Map.entry("hu", "hungarian"),
            Map.entry("hy", "armenian"),
            Map.entry("id", "indonesian"),
            Map.entry("it", "italian"),
            Map.entry("ja", "cjk"),
            Map.entry("ko", "cjk"),
            Map.entry("lt", "lithuanian"),
            Map.entry("lv", "latvian"),
            Map.entry("nb", "norwegian"),
            Map.entry("nl", "dutch"),
            Map.entry("nn", "norwegian"),
            Map.entry("no", "norwegian"),
            Map.entry("pt", "portuguese"),
            Map.entry("ro", "romanian"),
            Map.entry("ru", "russian"),
            Map.entry("sr", "serbian"),
            Map.entry("sv", "swedish"),
            Map.entry("th", "thai"),
            Map.entry("tr", "turkish"),
            Map.entry("zh", "cjk"));

    private static final List<String> ALL = all();

    private SearchLanguage() {}

    /** The name for a language code as in {@link dev.copydesk.model.Language#code()}. */
    public static String of(String languageCode) {
        return BY_CODE.getOrDefault(languageCode, OTHER);
    }

    /** Every name that {@link #of} can return, sorted. */
    public static List<String> names() {
        return ALL;
    }

    private static List<String> all() {
        TreeSet<String> names = new TreeSet<>(BY_CODE.values());
        names.add(OTHER);
        return List.copyOf(names);
    }
}
