package dev.copydesk.enrich.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;

/** Whether a rule holds for an element or for one of those around it, each asked once. For one page, not thread-safe. */
final class ElementMarks {
    private final IdentityHashMap<Element, Boolean> marks = new IdentityHashMap<>();
    private final Element root;
    private final Predicate<Element> rule;

    /** @param root the outermost element; never marked itself */
    ElementMarks(Element root, Predicate<Element> rule) {
        this.root = root;
        this.rule = rule;
        marks.put(root, false);
    }

    boolean isMarked(Element element) {
        Deque<Element> unknown = new ArrayDeque<>();
        Element at = element;
        while (at != null && !at.equals(root) && !marks.containsKey(at)) {
            unknown.push(at);
            at = at.parent();
        }
        boolean marked = at != null && marks.getOrDefault(at, false);
        while (!unknown.isEmpty()) {
            Element next = unknown.pop();
            marked = marked || rule.test(next);
            marks.put(next, marked);
        }
        return marked;
    }
}
