package dev.copydesk.ingest.feed.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An element with all it holds.
 *
 * <p>{@link #name} is the short name of its namespace, a colon and the local name in lower case, such as {@code dc:date};
 * elements of the formats themselves have the local name alone. Attributes are known by their names as written,
 * capitals aside.
 */
public final class Element {
    /** Void without a namespace too; others, such as {@code source}, are also elements of feeds. */
    private static final Set<String> NEVER_FILLED = Set.of("br", "hr", "img", "wbr");

    private static final Set<String> VOID = Set.of("br", "hr", "img", "wbr", "input", "area", "col", "embed", "source");

    private final String name;
    private final String localName;
    private final Map<String, String> attributes;
    private final @Nullable String base;
    private final @Nullable String language;
    private final List<Object> children = new ArrayList<>(2);

    Element(
            String name,
            String localName,
            Map<String, String> attributes,
            @Nullable String base,
            @Nullable String language) {
        this.name = name;
        this.localName = localName;
        this.attributes = attributes;
        this.base = base;
        this.language = language;
    }

    public String name() {
        return name;
    }

    /** The attribute without surrounding space; null where it is absent or blank. */
    public @Nullable String attribute(String attribute) {
        String value = attributes.get(attribute);
        if (value == null) {
            for (Map.Entry<String, String> other : attributes.entrySet()) {
                if (other.getKey().equalsIgnoreCase(attribute)) {
                    value = other.getValue();
                    break;
                }
            }
        }
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** All namespaces that the element itself declares, joined by spaces. */
    public String namespaceUris() {
        StringBuilder uris = new StringBuilder();
        attributes.forEach((attribute, uri) -> {
            if (attribute.startsWith("xmlns")) {
                uris.append(uri).append(' ');
            }
        });
        return uris.toString();
    }

    /** Whether its name is written in capitals. */
    public boolean isUpperCase() {
        return localName.equals(localName.toUpperCase(Locale.ROOT));
    }

    /** The address that relative ones in it refer to, where it is known. */
    public @Nullable String base() {
        return base;
    }

    /** The nearest {@code xml:lang}; empty where it says explicitly that the language is unknown. */
    public @Nullable String language() {
        return language;
    }

    public boolean hasElements() {
        return children.stream().anyMatch(Element.class::isInstance);
    }

    /** Its one inner element, where there is nothing beside it but space; else null. */
    public @Nullable Element onlyElement() {
        Element only = null;
        for (Object child : children) {
            if (child instanceof Element element && only == null) {
                only = element;
            } else if (!(child instanceof String text) || !text.isBlank()) {
                return null;
            }
        }
        return only;
    }

    public List<Element> elements() {
        return children.stream()
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }

    /** All text in it, that of inner elements included, as it is. */
    public String text() {
        if (children.size() == 1 && children.get(0) instanceof String only) {
            return only;
        }
        StringBuilder text = new StringBuilder();
        appendText(text);
        return text.toString();
    }

    private void appendText(StringBuilder to) {
        for (Object child : children) {
            if (child instanceof Element element) {
                element.appendText(to);
            } else {
                to.append(child);
            }
        }
    }

    /** What is in it as markup of HTML: without prefixes and declarations, addresses absolute where a base is known. */
    public String innerMarkup() {
        StringBuilder markup = new StringBuilder();
        children.forEach(child -> appendMarkup(child, markup));
        return markup.toString();
    }

    private static void appendMarkup(Object child, StringBuilder to) {
        if (!(child instanceof Element element)) {
            escape((String) child, false, to);
            return;
        }
        to.append('<').append(element.localName);
        element.attributes.forEach((name, value) -> {
            if (isPartOfMarkup(name, value)) {
                to.append(' ').append(name).append("=\"");
                boolean address = element.base != null && MarkupLinks.isAddress(name.toLowerCase(Locale.ROOT));
                escape(address ? Addresses.resolve(element.base, value) : value, true, to);
                to.append('"');
            }
        });
        if (element.children.isEmpty() && VOID.contains(element.name.substring(element.name.indexOf(':') + 1))) {
            to.append(" />");
            return;
        }
        to.append('>');
        element.children.forEach(inner -> appendMarkup(inner, to));
        to.append("</").append(element.localName).append('>');
    }

    /** Of the namespaces, HTML needs those of drawings and formulas. */
    private static boolean isPartOfMarkup(String name, String value) {
        if (name.startsWith("xmlns")) {
            return name.equals("xmlns") && (value.endsWith("/svg") || value.endsWith("MathML"));
        }
        return !name.equals("xml:base");
    }

    private static void escape(String text, boolean attribute, StringBuilder to) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '&') {
                to.append("&amp;");
            } else if (c == '<') {
                to.append("&lt;");
            } else if (c == '>') {
                to.append("&gt;");
            } else if (c == '"' && attribute) {
                to.append("&quot;");
            } else {
                to.append(c);
            }
        }
    }

    void add(Object child) {
        children.add(child);
    }

    boolean isVoid() {
        return NEVER_FILLED.contains(name) || (name.startsWith(Namespaces.XHTML) && VOID.contains(name.substring(6)));
    }
}
