package dev.copydesk.enrich.text;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** What names of elements, classes and ids say, from the resource {@code html-rules.txt}. Immutable. */
final class HtmlRules {
    static final String RESOURCE = "/dev/copydesk/enrich/text/html-rules.txt";

    private static final int MAX_ATTRIBUTE_CHARS = 500;
    private static final String[] NAMING_ATTRIBUTES = {"class", "id", "data-component", "data-testid"};
    private static final Set<String> WHOLE_PAGE = Set.of("html", "body", "main", "article");
    /** Hidden from screen readers alone these are seen all the same: pages do so with paragraphs that are not for everyone. */
    private static final Set<String> SEEN = Set.of("html", "body", "main", "article", "p");

    private static final Pattern HIDDEN_STYLE = Pattern.compile("display\\s*:\\s*none|visibility\\s*:\\s*hidden");
    private static final HtmlRules SHIPPED = new HtmlRules(RuleFile.lines(RESOURCE));

    /** The kinds of the resource, told there. */
    enum Kind {
        TAG,
        WEAK_TAG,
        ROLE,
        TOKEN,
        PAIR,
        HIDDEN,
        BODY,
        LEAD,
        CAPTION,
        BYLINE,
        DATE,
        ELSEWHERE,
        APART
    }

    private final Map<Kind, Set<String>> names = new EnumMap<>(Kind.class);

    private HtmlRules(List<String> lines) {
        for (Kind kind : Kind.values()) {
            String prefix = kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + '\t';
            Set<String> set = new HashSet<>();
            lines.stream()
                    .filter(line -> line.startsWith(prefix))
                    .forEach(line ->
                            set.addAll(List.of(line.substring(prefix.length()).split(" "))));
            names.put(kind, set);
        }
    }

    static HtmlRules shipped() {
        return SHIPPED;
    }

    /** Whether the element is of a kind that never holds an article. */
    boolean isNeverArticle(Element element) {
        return set(Kind.TAG).contains(element.normalName());
    }

    /** Whether a reader does not see the element. Some pages hide the article itself until a script shows it. */
    boolean isHidden(Element element) {
        return element.attributesSize() > 0
                && (element.hasAttr("hidden")
                        || (element.attr("aria-hidden").equals("true") && !SEEN.contains(element.normalName()))
                        || (element.hasAttr("style")
                                && HIDDEN_STYLE
                                        .matcher(bounded(element.attr("style")))
                                        .find())
                        || isNamed(element, Kind.HIDDEN));
    }

    /** Whether its kind or name says that it holds something else than an article: evidence only. */
    boolean isFurniture(Element element) {
        return set(Kind.WEAK_TAG).contains(element.normalName())
                || (element.hasAttr("role") && set(Kind.ROLE).contains(element.attr("role")))
                || (!WHOLE_PAGE.contains(element.normalName())
                        && ((!isHeading(element) && (isNamed(element, Kind.TOKEN) || isNamed(element, Kind.PAIR)))
                                || isNamed(element, Kind.CAPTION)));
    }

    /** Whether the element is not the article's however much text it holds: comments, notices of consent, other articles. */
    boolean isApart(Element element) {
        return element.normalName().equals("footer") || isNamed(element, Kind.APART);
    }

    /** Whether the element is about other articles, readers or the site. */
    boolean isElsewhere(Element element) {
        return element.normalName().equals("nav")
                || element.normalName().equals("aside")
                || (!WHOLE_PAGE.contains(element.normalName()) && isNamed(element, Kind.ELSEWHERE));
    }

    /** Whether class or id hold a name of the kind. */
    boolean isNamed(Element element, Kind kind) {
        if (element.attributesSize() == 0) {
            return false;
        }
        Set<String> wanted = set(kind);
        for (String attribute : NAMING_ATTRIBUTES) {
            if (element.hasAttr(attribute) && holds(bounded(element.attr(attribute)), wanted)) {
                return true;
            }
        }
        return false;
    }

    /** The name of a heading tells how it looks, and its id is a mark for links to it. */
    private static boolean isHeading(Element element) {
        String name = element.normalName();
        return name.length() == 2 && name.charAt(0) == 'h' && Character.isDigit(name.charAt(1));
    }

    /** Words end at everything that is no letter or digit, and before an inner capital. */
    private static boolean holds(String attribute, Set<String> wanted) {
        String previous = "";
        int start = 0;
        for (int i = 0; i <= attribute.length(); i++) {
            boolean end = i == attribute.length() || !Character.isLetterOrDigit(attribute.charAt(i));
            boolean hump = !end
                    && i > start
                    && Character.isUpperCase(attribute.charAt(i))
                    && Character.isLowerCase(attribute.charAt(i - 1));
            if (end || hump) {
                if (i > start) {
                    String word = attribute.substring(start, i).toLowerCase(Locale.ROOT);
                    if (wanted.contains(word) || (!previous.isEmpty() && wanted.contains(previous + '-' + word))) {
                        return true;
                    }
                    previous = word;
                }
                if (end && i < attribute.length() && attribute.charAt(i) == ' ') {
                    previous = "";
                }
                start = hump ? i : i + 1;
            }
        }
        return false;
    }

    private Set<String> set(Kind kind) {
        return names.getOrDefault(kind, Set.of());
    }

    private static String bounded(String attribute) {
        return attribute.length() <= MAX_ATTRIBUTE_CHARS ? attribute : attribute.substring(0, MAX_ATTRIBUTE_CHARS);
    }
}
