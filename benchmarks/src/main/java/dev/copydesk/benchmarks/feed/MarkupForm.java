package dev.copydesk.benchmarks.feed;

import java.util.Locale;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** One form for all spellings of the same markup. */
final class MarkupForm {
    private MarkupForm() {}

    static String of(String html) {
        StringBuilder form = new StringBuilder();
        append(Jsoup.parseBodyFragment(html).body(), form);
        return form.toString();
    }

    private static void append(Node node, StringBuilder to) {
        if (node instanceof TextNode text) {
            to.append(text.getWholeText());
            return;
        }
        if (!(node instanceof Element element)) {
            return;
        }
        TreeMap<String, String> attributes = new TreeMap<>();
        for (Attribute attribute : element.attributes()) {
            String name = attribute.getKey().toLowerCase(Locale.ROOT);
            if (!name.startsWith("xmlns")) {
                attributes.put(name, attribute.getValue());
            }
        }
        to.append('<').append(element.normalName()).append(attributes).append('>');
        element.childNodes().forEach(child -> append(child, to));
        to.append("</>");
    }
}
