package dev.copydesk.enrich.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The first value of each {@code meta} element of a page by its name, property, itemprop or http-equiv in lower case. */
final class MetaElements {
    private static final String[] NAMES = {"property", "name", "itemprop", "http-equiv"};
    private static final int MAX_VALUE_CHARS = 1000;

    private final Map<String, String> values = new HashMap<>();

    static MetaElements of(Document document) {
        MetaElements elements = new MetaElements();
        for (Element meta : document.getElementsByTag("meta")) {
            String value = meta.attr("content").strip();
            if (value.isEmpty() || value.length() > MAX_VALUE_CHARS) {
                continue;
            }
            for (String name : NAMES) {
                if (meta.hasAttr(name)) {
                    elements.values.putIfAbsent(meta.attr(name).toLowerCase(Locale.ROOT), value);
                }
            }
        }
        return elements;
    }

    Optional<String> first(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
