package dev.copydesk.enrich.text;

import java.util.List;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Finds the element of a page that holds the article: from the root down, as long as one child holds most of what looks like
 * paragraphs; elements that name themselves the main text need less.
 */
final class ArticleElement {
    private static final double MIN_SHARE = 0.72;
    private static final double MIN_SHARE_OF_NAMED = 0.55;
    private static final double MIN_SHARE_WITHIN_NAMED = 0.95;
    private static final double MIN_SHARE_OF_MAIN = 0.95;
    private static final double MIN_SHARE_OF_SIBLING_ARTICLE = 0.15;

    private final HtmlRules rules;
    private final PageMeasure measure;

    ArticleElement(HtmlRules rules, PageMeasure measure) {
        this.rules = rules;
        this.measure = measure;
    }

    /**
     * The root itself where no part of it stands out. Time linear in the elements.
     *
     * @param titleKey the title in the form of {@link LineKey#of}; empty where it is not known
     */
    Element find(Element root, String titleKey) {
        Element main = root;
        boolean named = false;
        while (true) {
            named |= names(main);
            Element next = child(main, titleKey, named);
            if (next == null) {
                return main;
            }
            main = next;
        }
    }

    /** The innermost element that is named as a main text and holds most of what looks like paragraphs of all such; else the root. */
    Element named(Element root) {
        Element best = root;
        for (Element element : root.getAllElements()) {
            if (names(element)
                    && (best.equals(root) || measure.of(element).score >= MIN_SHARE_OF_MAIN * measure.of(best).score)) {
                best = element;
            }
        }
        return best;
    }

    private @Nullable Element child(Element parent, String titleKey, boolean insideNamed) {
        double total = measure.of(parent).score;
        if (total <= 0) {
            return null;
        }
        Element best = null;
        for (Element child = parent.firstElementChild(); child != null; child = child.nextElementSibling()) {
            double share = measure.of(child).score / total;
            double wanted = insideNamed ? MIN_SHARE_WITHIN_NAMED : names(child) ? MIN_SHARE_OF_NAMED : MIN_SHARE;
            if (share >= wanted && !child.normalName().equals("p")) {
                best = child;
            }
        }
        return best == null ? firstOfSeveralArticles(parent, total, titleKey) : best;
    }

    /** A page that goes on with the next articles below: the one that has the page's title. */
    private @Nullable Element firstOfSeveralArticles(Element parent, double total, String titleKey) {
        List<Element> articles = parent.children().stream()
                .filter(child -> measure.of(child).score >= MIN_SHARE_OF_SIBLING_ARTICLE * total)
                .filter(child -> child.normalName().equals("article") || child.selectFirst("h1") != null)
                .toList();
        if (titleKey.isEmpty() || articles.size() < 2) {
            return null;
        }
        return articles.stream()
                .filter(article -> article.select("h1,h2").stream()
                        .limit(3)
                        .anyMatch(heading -> LineKey.of(heading.text()).equals(titleKey)))
                .findFirst()
                .orElse(null);
    }

    private boolean names(Element element) {
        return element.normalName().equals("article")
                || element.attr("itemprop").equalsIgnoreCase("articleBody")
                || rules.isNamed(element, HtmlRules.Kind.BODY);
    }
}
