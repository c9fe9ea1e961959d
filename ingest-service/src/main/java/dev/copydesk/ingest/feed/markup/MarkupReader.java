package dev.copydesk.ingest.feed.markup;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks through a document: enters some elements, reads others whole.
 *
 * <p>An element that is not closed ends with the one around it, or where an element begins that cannot be in it. Memory is
 * that of one subtree, bounded by {@link MarkupLimits}. Not thread-safe.
 */
public final class MarkupReader {
    private final Tokenizer tokens;
    private final MarkupLimits limits;
    private final Deque<Scope> open = new ArrayDeque<>();
    private boolean repeat;
    private Tokenizer.Token repeated = Tokenizer.Token.EOF;
    private boolean unclosed;
    private boolean limited;
    private boolean incomplete;
    private boolean currentEmpty;
    private Element current = new Element("", "", Map.of(), null, null);

    /** What holds inside of an element; a namespace by its short name. */
    private record Scope(
            String name,
            Map<String, String> namespaces,
            @Nullable String base,
            @Nullable String language) {}

    /** @param base the address of the document, where it is known */
    public MarkupReader(String document, @Nullable String base, MarkupLimits limits) {
        this.tokens = new Tokenizer(document, limits.maxEntities(), limits.maxExpansion());
        this.limits = limits;
        this.open.push(new Scope("", Map.of(), base, null));
    }

    /** Goes to the next start of an element, which {@link #enter} or {@link #read} must take; false at the end. */
    public boolean next() {
        while (true) {
            Tokenizer.Token token = nextToken();
            if (token == Tokenizer.Token.EOF) {
                return false;
            }
            if (token == Tokenizer.Token.START) {
                current = element(tokens.isEmpty());
                return true;
            }
            if (token == Tokenizer.Token.END) {
                leave(endName());
            }
        }
    }

    /** The element that begins here, without what it holds. */
    public Element current() {
        return current;
    }

    /** Goes on inside of the current element. */
    public void enter() {
        if (currentEmpty) {
            open.pop();
        }
        while (open.size() > limits.maxDepth()) {
            open.removeFirst();
            limited = true;
        }
    }

    /** How many elements are open, the current one included. */
    public int depth() {
        return open.size() - 1;
    }

    /** Ends the element around the current one, which beside it would be its sibling. */
    public void closeAround() {
        Scope inner = open.pop();
        open.pop();
        open.push(inner);
        unclosed = true;
    }

    /** Whether an element of that name is open. */
    public boolean isInside(String name) {
        return open.stream().anyMatch(scope -> scope.name.equals(name));
    }

    /**
     * Reads the current element with all it holds.
     *
     * @param endedBy names of elements that cannot be inside, so that one not closed ends before them
     * @param fields names of elements in it that likewise end where another of them begins
     */
    public Element read(Set<String> endedBy, Set<String> fields) {
        incomplete = false;
        Element root = current;
        Deque<Element> path = new ArrayDeque<>();
        path.push(root);
        if (currentEmpty) {
            open.pop();
            return root;
        }
        int elements = 0;
        int skipped = 0;
        int textLeft = limits.maxText();
        while (true) {
            Tokenizer.Token token = nextToken();
            switch (token) {
                case TEXT -> {
                    String text = tokens.text();
                    if (text.length() > textLeft) {
                        boolean half = textLeft > 0 && Character.isHighSurrogate(text.charAt(textLeft - 1));
                        text = text.substring(0, half ? textLeft - 1 : textLeft);
                        textLeft = text.length();
                        limited = true;
                    }
                    textLeft -= text.length();
                    if (!text.isEmpty()) {
                        path.peek().add(text);
                    }
                }
                case START -> {
                    Element element = element(tokens.isEmpty());
                    boolean ends = endedBy.contains(element.name());
                    boolean endsField = !ends
                            && fields.contains(element.name())
                            && path.size() == 2
                            && fields.contains(path.peek().name())
                            && !path.peek().name().equals("content");
                    if (ends || endsField) {
                        unclosed = true;
                        open.pop();
                        closeTo(path, ends ? 0 : 1);
                        if (ends) {
                            repeat = true;
                            return root;
                        }
                        element = element(tokens.isEmpty());
                    }
                    if (path.size() >= limits.maxDepth() || ++elements > limits.maxElements()) {
                        limited = true;
                        open.pop();
                        skipped += tokens.isEmpty() || element.isVoid() ? 0 : 1;
                        continue;
                    }
                    path.peek().add(element);
                    if (currentEmpty || element.isVoid()) {
                        open.pop();
                    } else {
                        path.push(element);
                    }
                }
                case END -> {
                    String name = endName();
                    if (skipped > 0 && !name.equals(root.name())) {
                        skipped--;
                        continue;
                    }
                    int depth = depthOf(name, path);
                    if (depth < 0) {
                        if (isInside(name)) { // an element around ends, and this one with it
                            unclosed = true;
                            closeTo(path, 0);
                            repeat = true;
                            return root;
                        }
                        continue;
                    }
                    unclosed |= depth > 0;
                    closeTo(path, path.size() - depth - 1);
                    if (path.isEmpty()) {
                        return root;
                    }
                }
                case EOF -> {
                    incomplete = true;
                    closeTo(path, 0);
                    return root;
                }
            }
        }
    }

    /** The last {@link #read} met the end of the document. */
    public boolean isIncomplete() {
        return incomplete;
    }

    /** The document ended before the elements that were entered. */
    public boolean isTruncated() {
        return tokens.isTruncated() || open.size() > 1;
    }

    /** Elements were not closed, or not in their order. */
    public boolean hasUnclosed() {
        return unclosed;
    }

    /** Something lay beyond the limits. */
    public boolean isLimited() {
        return limited;
    }

    private Tokenizer.Token nextToken() {
        if (repeat) {
            repeat = false;
            return repeated;
        }
        repeated = tokens.next();
        return repeated;
    }

    private void closeTo(Deque<Element> path, int size) {
        while (path.size() > size) {
            path.pop();
            open.pop();
        }
    }

    private static int depthOf(String name, Deque<Element> path) {
        int depth = 0;
        for (Element element : path) {
            if (element.name().equals(name)) {
                return depth;
            }
            depth++;
        }
        return -1;
    }

    /** An end without a name, such as {@code </:>}, ends nothing: the document around all elements has none either. */
    private void leave(String name) {
        if (name.isEmpty() || !isInside(name)) {
            return;
        }
        while (!open.peek().name.equals(name)) {
            open.pop();
            unclosed = true;
        }
        open.pop();
    }

    private String endName() {
        return name(tokens.name(), open.peek().namespaces);
    }

    private Element element(boolean empty) {
        Scope around = open.peek();
        Map<String, String> attributes = tokens.attributes();
        Map<String, String> namespaces = namespaces(attributes, around.namespaces);
        String written = tokens.name();
        String name = name(written, namespaces);
        String base = attributes.containsKey("xml:base")
                ? Addresses.resolve(around.base, attributes.get("xml:base").strip())
                : around.base;
        String language = attributes.getOrDefault("xml:lang", around.language);
        open.push(new Scope(name, namespaces, base, language));
        currentEmpty = empty;
        return new Element(name, written.substring(written.indexOf(':') + 1), attributes, base, language);
    }

    private static Map<String, String> namespaces(Map<String, String> attributes, Map<String, String> around) {
        Map<String, String> namespaces = around;
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            String name = attribute.getKey();
            if (name.startsWith("xmlns") && (name.length() == 5 || name.charAt(5) == ':') && around.size() < 50) {
                if (namespaces == around) {
                    namespaces = new HashMap<>(around);
                }
                String prefix = name.length() == 5 ? "" : name.substring(6);
                namespaces.put(prefix.toLowerCase(Locale.ROOT), Namespaces.shortName(prefix, attribute.getValue()));
            }
        }
        return namespaces;
    }

    private static String name(String written, Map<String, String> namespaces) {
        String lower = written.toLowerCase(Locale.ROOT);
        int colon = lower.indexOf(':');
        String prefix = colon < 0 ? "" : lower.substring(0, colon);
        String declared = namespaces.get(prefix);
        String space = declared != null ? declared : Namespaces.shortName(prefix, null);
        String local = lower.substring(colon + 1);
        return space.isEmpty() ? local : space + ":" + local;
    }
}
