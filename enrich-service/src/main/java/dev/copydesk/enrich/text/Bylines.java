package dev.copydesk.enrich.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeFilter;

/**
 * The elements of a page that carry bylines, by the names that publishers give them. One pass that remembers what it is within, since
 * selectors that look for an ancestor walk up from each candidate: links within links take them squared time. Not thread-safe.
 */
final class Bylines implements NodeFilter {
    private static final Set<String> OWN_CLASSES = Set.of(
            "author-name",
            "authorname",
            "author__name",
            "byline-name",
            "byline__name",
            "autor",
            "post-author",
            "entry-author",
            "article-author");

    private final List<Element> found = new ArrayList<>();
    private final int most;
    private int openAuthors;
    private int openCards;
    private int openLinkings;

    private Bylines(int most) {
        this.most = most;
    }

    /** In the order of the document, without the body itself. Linear in its size, however deep it is nested. */
    static List<Element> in(Element body, int most) {
        Bylines bylines = new Bylines(most);
        body.filter(bylines);
        return bylines.found;
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof Element element) {
            if (depth > 0 && isByline(element)) {
                found.add(element);
            }
            open(element, 1);
        }
        return found.size() < most ? FilterResult.CONTINUE : FilterResult.STOP;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            open(element, -1);
        }
        return FilterResult.CONTINUE;
    }

    private void open(Element element, int by) {
        openAuthors += isAuthor(element) ? by : 0;
        openCards += element.hasClass("vcard") ? by : 0;
        openLinkings += element.hasClass("byline") || element.hasClass("author") ? by : 0;
    }

    private boolean isByline(Element element) {
        return element.attr("rel").toLowerCase(Locale.ROOT).contains("author")
                || isAuthor(element)
                || (openAuthors > 0 && element.attr("itemprop").strip().equalsIgnoreCase("name"))
                || (openCards > 0 && element.hasClass("fn"))
                || (openLinkings > 0 && element.normalName().equals("a"))
                || (element.hasAttr("class") && OWN_CLASSES.stream().anyMatch(element::hasClass));
    }

    private static boolean isAuthor(Element element) {
        return element.attr("itemprop").strip().equalsIgnoreCase("author");
    }
}
