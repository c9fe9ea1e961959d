package dev.copydesk.enrich.text;

import dev.copydesk.enrich.text.HtmlRules.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;

/** Chooses the blocks of a page that are its article. For one page, not thread-safe. */
final class ArticleBlocks {
    private static final double MAX_SHARE_OF_FURNITURE = 0.4;
    private static final double MIN_SHARE_OF_MISNAMED = 0.5;

    /** Each is looked for in the whole text. */
    private static final int MAX_QUOTES = 50;

    private static final int MIN_REPEATED = 3;
    private static final int MIN_DUPLICATE_CHARS = 40;
    private static final int MAX_QUOTE_CHARS = 300;
    private static final double COMPLETE = 0.7;
    private static final double COVERED = 0.5;
    private static final double MAX_LINKED_PARAGRAPH = 0.8;
    private static final int MIN_LINKED_PARAGRAPH_CHARS = 200;
    private static final int MIN_LEAD_PARAGRAPH_WEIGHT = 80;
    private static final int MAX_STEPS_UP = 5;
    private static final int MIN_LEAD_WORDS = 5;

    private final HtmlRules rules;
    private final Element body;
    private final List<TextBlock> blocks;
    private final PageMeasure measure;
    private final PageMetadata metadata;
    private final StatedBody stated;
    private final Element root;
    private final ElementMarks furniture;
    private final ElementMarks around;

    ArticleBlocks(Element body, HtmlRules rules, PageMetadata metadata, StatedBody stated, PageView view) {
        this.rules = rules;
        this.body = body;
        this.metadata = metadata;
        this.stated = stated;
        boolean hiddenToo = view == PageView.HIDDEN_TOO;
        this.blocks = HtmlBlocks.of(body, rules, hiddenToo);
        this.measure = PageMeasure.of(body, rules, hiddenToo);
        this.furniture = new ElementMarks(body, view == PageView.MISNAMED_TOO ? misnamed() : this::isFurniture);
        measure.addScores(
                body,
                blocks.stream()
                        .filter(block -> !block.isLinks() && !furniture.isMarked(block.element()))
                        .toList());
        ArticleElement article = new ArticleElement(rules, measure);
        this.root = view == PageView.NAMED_ONLY ? article.named(body) : article.find(body, titleKey());
        Element surroundings = surroundings();
        this.around = new ElementMarks(body, element -> element.equals(surroundings));
    }

    private boolean isFurniture(Element element) {
        return rules.isFurniture(element)
                && !rules.isNamed(element, Kind.BODY)
                && measure.of(element).chars <= MAX_SHARE_OF_FURNITURE * measure.of(body).chars;
    }

    /** Furniture but for what holds most of all that looks like paragraphs. */
    private Predicate<Element> misnamed() {
        PageMeasure all = PageMeasure.of(body, rules, false);
        ElementMarks apart = new ElementMarks(body, rules::isApart);
        all.addScores(
                body,
                blocks.stream()
                        .filter(block -> !block.isLinks() && !apart.isMarked(block.element()))
                        .toList());
        double total = Math.max(all.of(body).score, 1);
        return element -> rules.isApart(element)
                || (isFurniture(element) && all.of(element).score < MIN_SHARE_OF_MISNAMED * total);
    }

    /** The article element or the main element around the root, else a few steps up. */
    private Element surroundings() {
        Element at = root;
        for (int up = 0; up < MAX_STEPS_UP; up++) {
            Element parent = at.parent();
            if (parent == null || at.equals(body) || at.normalName().equals("main")) {
                return at;
            }
            at = parent;
        }
        return at;
    }

    Element root() {
        return root;
    }

    /** In the page's order; empty where nothing looks like a paragraph. */
    List<TextBlock> choose() {
        ElementMarks inside = new ElementMarks(body, element -> element.equals(root));
        ElementMarks other = new ArticlePruning(rules, measure, root).marks();
        List<TextBlock> within = blocks.stream()
                .filter(block -> root.equals(body) || inside.isMarked(block.element()))
                .toList();
        List<TextBlock> kept = within.stream()
                .filter(block -> !other.isMarked(block.element()))
                .filter(block -> !isLinks(block))
                .toList();
        kept = withoutHead(kept);
        kept = withoutUnstated(kept);
        kept = withoutRepetitions(kept);
        kept = withLead(kept);
        return withoutIdleHeadings(kept);
    }

    /** Without the first heading of the page's first level, which is a title, and what stands above it: its section, a date. */
    private List<TextBlock> withoutHead(List<TextBlock> kept) {
        for (int i = 0; i < kept.size(); i++) {
            TextBlock block = kept.get(i);
            if (block.element().normalName().equals("h1")) {
                List<TextBlock> rest = new ArrayList<>(kept.subList(0, i));
                rest.removeIf(above -> !metadata.isDescribedBy(above.text()));
                rest.addAll(kept.subList(i + 1, kept.size()));
                return rest;
            }
            if (block.weight() >= MIN_LEAD_PARAGRAPH_WEIGHT && !block.isHeading()) {
                return kept;
            }
        }
        return kept;
    }

    private static boolean isLinks(TextBlock block) {
        boolean paragraph = block.text().length() >= MIN_LINKED_PARAGRAPH_CHARS
                || (block.element().normalName().equals("p")
                        && block.weight() >= MIN_LEAD_PARAGRAPH_WEIGHT
                        && FirstSentence.endsSentence(block.text()));
        return paragraph ? block.linkDensity() > MAX_LINKED_PARAGRAPH : block.isLinks();
    }

    /** Where the page states its whole text, a block of which nothing stands there is none of it. */
    private List<TextBlock> withoutUnstated(List<TextBlock> kept) {
        if (stated.isEmpty()) {
            return kept;
        }
        double all = 0;
        double covered = 0;
        Map<TextBlock, Double> coverage = new HashMap<>();
        for (TextBlock block : kept) {
            double share = stated.coverage(block.text());
            coverage.put(block, share);
            if (block.score() > 0) {
                all += block.text().length();
                covered += share * block.text().length();
            }
        }
        if (covered < COMPLETE * all) {
            return kept;
        }
        return kept.stream()
                .filter(block -> block.isHeading()
                        || coverage.getOrDefault(block, 1.0) >= COVERED
                        || metadata.isDescribedBy(block.text()))
                .toList();
    }

    /** Labels that stand again and again, paragraphs that stand twice, and quotes pulled out of a paragraph. */
    private static List<TextBlock> withoutRepetitions(List<TextBlock> kept) {
        Map<String, Integer> counts = new HashMap<>();
        StringBuilder all = new StringBuilder();
        for (TextBlock block : kept) {
            counts.merge(block.text(), 1, Integer::sum);
            all.append(block.text()).append('\n');
        }
        Set<String> seen = new HashSet<>();
        List<TextBlock> once = new ArrayList<>();
        int quotes = 0;
        for (TextBlock block : kept) {
            int count = counts.getOrDefault(block.text(), 0);
            boolean label = count >= MIN_REPEATED && block.text().length() < MIN_DUPLICATE_CHARS;
            boolean duplicate = block.text().length() >= MIN_DUPLICATE_CHARS && !seen.add(block.text());
            if (!label && !duplicate && !(isQuote(block) && quotes++ < MAX_QUOTES && standsTwice(block, all))) {
                once.add(block);
            }
        }
        return once;
    }

    private static boolean isQuote(TextBlock block) {
        String name = block.element().normalName();
        Element parent = block.element().parent();
        boolean quote = name.equals("blockquote")
                || (parent != null
                        && (parent.normalName().equals("blockquote")
                                || parent.normalName().equals("aside")));
        return quote && block.text().length() <= MAX_QUOTE_CHARS && block.text().length() >= MIN_DUPLICATE_CHARS;
    }

    private static boolean standsTwice(TextBlock block, StringBuilder all) {
        String words = strippedOfQuotes(block.text());
        int first = all.indexOf(words);
        return first >= 0 && all.indexOf(words, first + 1) >= 0;
    }

    private static String strippedOfQuotes(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && !Character.isLetterOrDigit(text.charAt(start))) {
            start++;
        }
        while (end > start && !Character.isLetterOrDigit(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** Puts the standfirst before the text where the page has it outside of the article's element. */
    private List<TextBlock> withLead(List<TextBlock> kept) {
        if (kept.isEmpty()) {
            return kept;
        }
        int first = kept.get(0).index();
        Set<String> known = new HashSet<>();
        kept.forEach(block -> known.add(block.text()));
        List<TextBlock> lead = new ArrayList<>();
        boolean titleSeen = false;
        for (TextBlock block : blocks.subList(0, first)) {
            if (block.isHeading() && LineKey.of(block.text()).equals(titleKey())) {
                titleSeen = true;
                lead.clear();
                continue;
            }
            if (block.isLinks()
                    || known.contains(block.text())
                    || !(isLead(block, titleSeen) || isBesideLead(block, lead))) {
                continue;
            }
            known.add(block.text());
            lead.add(block);
        }
        if (lead.isEmpty()) {
            return kept;
        }
        List<TextBlock> all = new ArrayList<>(lead);
        all.addAll(kept);
        return all;
    }

    /** A standfirst of several paragraphs: another one in the element of the last. */
    private static boolean isBesideLead(TextBlock block, List<TextBlock> lead) {
        if (lead.isEmpty() || !block.element().normalName().equals("p")) {
            return false;
        }
        TextBlock last = lead.get(lead.size() - 1);
        return last.element().normalName().equals("p")
                && last.index() == block.index() - 1
                && Objects.equals(last.element().parent(), block.element().parent())
                && FirstSentence.endsSentence(block.text());
    }

    private boolean isLead(TextBlock block, boolean titleSeen) {
        int words = block.text().split(" ").length;
        if (words < MIN_LEAD_WORDS && block.weight() < 40) {
            return false;
        }
        String key = LineKey.of(block.text());
        if (key.equals(titleKey())) {
            return false;
        }
        if (metadata.isDescribedBy(block.text())) {
            return true;
        }
        if (!titleSeen || (words < 8 && block.weight() < 40)) {
            return false;
        }
        if (around.isMarked(block.element())
                && !furniture.isMarked(block.element())
                && block.weight() >= MIN_LEAD_PARAGRAPH_WEIGHT
                && block.linkDensity() < 0.2
                && !block.isHeading()
                && FirstSentence.endsSentence(block.text())) {
            return true;
        }
        Element element = block.element();
        for (int up = 0; up < 3 && element != null && !element.equals(body); up++) {
            if (rules.isNamed(element, Kind.LEAD) && measure.of(element).chars < 2000) {
                return true;
            }
            element = element.parent();
        }
        return false;
    }

    /** A heading is part of the text only with a paragraph after it, and the title is none. */
    private List<TextBlock> withoutIdleHeadings(List<TextBlock> kept) {
        List<TextBlock> useful = new ArrayList<>();
        List<TextBlock> headings = new ArrayList<>();
        for (TextBlock block : kept) {
            if (block.isHeading() && LineKey.of(block.text()).equals(titleKey())) {
                headings.clear();
            } else if (block.isHeading()) {
                headings.add(block);
            } else {
                useful.addAll(headings);
                headings.clear();
                useful.add(block);
            }
        }
        return useful;
    }

    private String titleKey() {
        String title = metadata.title();
        return title == null ? "" : LineKey.of(title).toLowerCase(Locale.ROOT);
    }
}
