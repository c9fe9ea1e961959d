package dev.copydesk.enrich.text;

import dev.copydesk.enrich.text.HtmlRules.Kind;
import dev.copydesk.enrich.text.PageMeasure.Sums;
import java.util.Set;
import org.jsoup.nodes.Element;

/** Which parts of the article's element are something else: links, teasers, boxes, captions. For one page. */
final class ArticlePruning {
    private static final double MAX_SHARE_OF_FURNITURE = 0.35;
    private static final double MAX_SHARE_OF_CARD = 0.15;
    private static final double MAX_LINK_DENSITY = 0.5;
    private static final double MAX_LINK_DENSITY_OF_LIST = 0.4;
    private static final double MIN_LINK_DENSITY_OF_CARD = 0.2;
    private static final int MAX_CARD_CHARS = 600;
    private static final Set<String> CONTAINERS =
            Set.of("div", "section", "article", "aside", "ul", "ol", "table", "header", "dl", "center", "figure");
    private static final Set<String> LISTS = Set.of("ul", "ol", "dl");

    private final HtmlRules rules;
    private final PageMeasure measure;
    private final Element root;
    private final double total;

    ArticlePruning(HtmlRules rules, PageMeasure measure, Element root) {
        this.rules = rules;
        this.measure = measure;
        this.root = root;
        this.total = Math.max(measure.of(root).score, 1);
    }

    ElementMarks marks() {
        return new ElementMarks(root, this::isOther);
    }

    private boolean isOther(Element element) {
        Sums sums = measure.of(element);
        double share = sums.score / total;
        if (share < MAX_SHARE_OF_FURNITURE && isFurniture(element, sums)) {
            return true;
        }
        if (!CONTAINERS.contains(element.normalName())) {
            return false;
        }
        if (sums.linkDensity() > MAX_LINK_DENSITY && share < MAX_SHARE_OF_FURNITURE) {
            return true;
        }
        if (LISTS.contains(element.normalName()) && sums.linkDensity() > MAX_LINK_DENSITY_OF_LIST) {
            return true;
        }
        return share < MAX_SHARE_OF_CARD
                && sums.chars < MAX_CARD_CHARS
                && sums.linkDensity() > MIN_LINK_DENSITY_OF_CARD
                && sums.headsAndPictures > 0;
    }

    private boolean isFurniture(Element element, Sums sums) {
        if (!rules.isFurniture(element)
                || rules.isNamed(element, Kind.BODY)
                || (sums.bodies > 0 && !rules.isApart(element))) {
            return false;
        }
        if (element.normalName().equals("figure") && sums.quotes > 0) {
            return false;
        }
        boolean lead = rules.isNamed(element, Kind.LEAD) || element.normalName().equals("header");
        return !(lead && sums.score > 0 && sums.linkDensity() < MIN_LINK_DENSITY_OF_CARD);
    }
}
