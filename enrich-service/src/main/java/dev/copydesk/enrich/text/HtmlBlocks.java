package dev.copydesk.enrich.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/**
 * Cuts a page into its blocks of text in their order, elements that never hold an article left out.
 *
 * <p>One iterative traversal, so that neither depth nor size of a page can exhaust the stack. For one page, not thread-safe.
 */
final class HtmlBlocks {
    private static final Set<String> BLOCKS_TOO =
            Set.of("td", "th", "li", "dd", "dt", "summary", "picture", "source", "cite-block");

    private static final Pattern LINK_NOTE = Pattern.compile(
            " ?\\((?:opens in (?:a )?new (?:window|tab)|öffnet (?:sich )?in (?:einem )?neuen? (?:fenster|tab)|öffnet im neuen (?:fenster|tab)"
                    + "|(?:s')?ouvre dans (?:une nouvelle fenêtre|un nouvel onglet)|nouvelle fenêtre|se abre en (?:una )?(?:ventana nueva|nueva ventana|nueva pestaña)"
                    + "|si apre in una nuova (?:finestra|scheda)|abre em nova (?:janela|aba)|opent in (?:een )?nieuw (?:venster|tabblad)"
                    + "|öppnas i nytt fönster|åpnes i nytt vindu|åbner i nyt vindue|external(?: link)?|externer link)\\)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final HtmlRules rules;
    private final boolean hiddenToo;
    private final List<TextBlock> blocks = new ArrayList<>();
    private final Deque<Element> open = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private int linkDepth;
    private int linkChars;

    private HtmlBlocks(HtmlRules rules, boolean hiddenToo) {
        this.rules = rules;
        this.hiddenToo = hiddenToo;
    }

    /** @param hiddenToo whether elements count that are hidden by a style, as some pages hide the article */
    static List<TextBlock> of(Element root, HtmlRules rules, boolean hiddenToo) {
        HtmlBlocks blocks = new HtmlBlocks(rules, hiddenToo);
        blocks.open.push(root);
        NodeTraversor.filter(blocks.new Cut(), root);
        blocks.flush();
        return blocks.blocks;
    }

    private void flush() {
        if (!text.isEmpty()) {
            String line = withoutLinkNotes(CleanText.line(text.toString()));
            Element element = open.peek();
            if (!line.isEmpty() && element != null) {
                blocks.add(new TextBlock(blocks.size(), element, line, linkChars));
            }
            text.setLength(0);
        }
        linkChars = 0;
    }

    /** Without what only screen readers say of links. */
    private static String withoutLinkNotes(String line) {
        return line.indexOf('(') < 0
                ? line
                : LINK_NOTE.matcher(line).replaceAll("").strip();
    }

    private static boolean isBlock(Element element) {
        return element.isBlock() || BLOCKS_TOO.contains(element.normalName());
    }

    private final class Cut implements NodeFilter {
        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof TextNode words) {
                text.append(words.getWholeText());
                linkChars += linkDepth > 0 ? words.getWholeText().strip().length() : 0;
                return FilterResult.CONTINUE;
            }
            if (!(node instanceof Element element) || depth == 0) {
                return FilterResult.CONTINUE;
            }
            if (rules.isNeverArticle(element) || (!hiddenToo && rules.isHidden(element))) {
                if (isBlock(element)) {
                    flush();
                } else {
                    text.append(' ');
                }
                return FilterResult.SKIP_ENTIRELY;
            }
            if (element.normalName().equals("br")) {
                breakLine(element);
            } else if (element.normalName().equals("a")) {
                linkDepth++;
            } else if (isBlock(element)) {
                flush();
                open.push(element);
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (depth > 0 && node instanceof Element element) {
                if (element.normalName().equals("a")) {
                    linkDepth--;
                } else if (element.equals(open.peek())) {
                    flush();
                    open.pop();
                }
            }
            return FilterResult.CONTINUE;
        }

        /** One break is a space; two make a paragraph, as pages without paragraphs write it. */
        private void breakLine(Element element) {
            Node next = element.nextSibling();
            while (next instanceof TextNode words && words.isBlank()) {
                next = next.nextSibling();
            }
            if (next instanceof Element sibling && sibling.normalName().equals("br")) {
                flush();
            } else {
                text.append(' ');
            }
        }
    }
}
