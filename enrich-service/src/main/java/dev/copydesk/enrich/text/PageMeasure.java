package dev.copydesk.enrich.text;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * How much text, how much of it linked, and how much that looks like paragraphs each element of a page holds.
 *
 * <p>One iterative traversal, so that no depth of a page can exhaust the stack. For one page, not thread-safe.
 */
final class PageMeasure {
    private static final Set<String> HEADS_AND_PICTURES = Set.of("h2", "h3", "h4", "h5", "h6", "img", "picture");
    private static final Sums NOTHING = new Sums();

    private final IdentityHashMap<Element, Sums> sums = new IdentityHashMap<>();

    /** Of an element with all that it holds. */
    static final class Sums {
        int chars;
        int linkChars;
        int paragraphs;

        /** Headings below the first level and pictures. */
        int headsAndPictures;

        int quotes;

        /** Elements that are named as a main text, the element itself left out. */
        int bodies;

        double score;
        private double ownScore;
        private int ownParagraphs;

        double linkDensity() {
            return chars == 0 ? 0 : (double) linkChars / chars;
        }

        private void add(Sums other) {
            chars += other.chars;
            linkChars += other.linkChars;
            headsAndPictures += other.headsAndPictures;
            quotes += other.quotes;
            bodies += other.bodies;
        }
    }

    /** Elements that never hold an article count as empty. */
    static PageMeasure of(Element root, HtmlRules rules, boolean hiddenToo) {
        PageMeasure measure = new PageMeasure();
        NodeTraversor.filter(measure.new Adder(rules, hiddenToo), root);
        return measure;
    }

    Sums of(Element element) {
        return sums.getOrDefault(element, NOTHING);
    }

    /** Adds what blocks of text are worth to their elements and to all around them. */
    void addScores(Element root, List<TextBlock> blocks) {
        for (TextBlock block : blocks) {
            double score = block.score();
            if (score > 0) {
                Sums at = sums.computeIfAbsent(block.element(), e -> new Sums());
                at.ownScore += score;
                at.ownParagraphs++;
            }
        }
        NodeTraversor.traverse(new ScoreAdder(), root);
    }

    private final class Adder implements NodeFilter {
        private final HtmlRules rules;
        private final boolean hiddenToo;
        private int linkDepth;

        Adder(HtmlRules rules, boolean hiddenToo) {
            this.rules = rules;
            this.hiddenToo = hiddenToo;
        }

        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof TextNode words && node.parent() instanceof Element parent) {
                int chars = words.getWholeText().strip().length();
                if (chars > 0) {
                    Sums at = sums.computeIfAbsent(parent, e -> new Sums());
                    at.chars += chars;
                    at.linkChars += linkDepth > 0 ? chars : 0;
                }
            } else if (node instanceof Element element && depth > 0) {
                if (rules.isNeverArticle(element) || (!hiddenToo && rules.isHidden(element))) {
                    return FilterResult.SKIP_ENTIRELY;
                }
                linkDepth += element.normalName().equals("a") ? 1 : 0;
                countKind(element);
            }
            return FilterResult.CONTINUE;
        }

        private void countKind(Element element) {
            String name = element.normalName();
            if (HEADS_AND_PICTURES.contains(name)) {
                sums.computeIfAbsent(element, e -> new Sums()).headsAndPictures++;
            } else if (name.equals("blockquote")) {
                sums.computeIfAbsent(element, e -> new Sums()).quotes++;
            }
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (depth > 0 && node instanceof Element element) {
                linkDepth -= element.normalName().equals("a") ? 1 : 0;
                Element parent = element.parent();
                Sums own = sums.get(element);
                if (parent != null && own != null) {
                    Sums around = sums.computeIfAbsent(parent, e -> new Sums());
                    around.add(own);
                    around.bodies += own.chars > 0 && rules.isNamed(element, HtmlRules.Kind.BODY) ? 1 : 0;
                }
            }
            return FilterResult.CONTINUE;
        }
    }

    private final class ScoreAdder implements NodeVisitor {
        @Override
        public void head(Node node, int depth) {
            // Sums are complete only when an element ends.
        }

        @Override
        public void tail(Node node, int depth) {
            Sums own = node instanceof Element element ? sums.get(element) : null;
            if (own == null) {
                return;
            }
            own.score += own.ownScore;
            own.paragraphs += own.ownParagraphs;
            if (depth > 0 && node.parent() instanceof Element parent) {
                Sums at = sums.computeIfAbsent(parent, e -> new Sums());
                at.score += own.score;
                at.paragraphs += own.paragraphs;
            }
        }
    }
}
