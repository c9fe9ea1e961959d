package dev.copydesk.enrich.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The names of a page's authors: from its descriptions, its meta elements, or the elements that carry bylines. */
final class PageAuthors {
    private static final List<String> META_NAMES = List.of(
            "author",
            "article:author",
            "article:author_name",
            "byl",
            "byline",
            "dc.creator",
            "dcterms.creator",
            "parsely-author",
            "sailthru.author",
            "cxenseparse:author",
            "citation_author",
            "twitter:creator_name");
    private static final int MAX_AUTHORS = 20;
    private static final int MAX_NAME_CHARS = 60;
    private static final int MAX_ELEMENTS = 40;
    private static final Pattern INTRODUCTION = Pattern.compile(
            "(?iU)^(?:(?:written|posted|published|reported|story|text|words) by|by|von|par|por|di|da|de|door|av|af|od|autor(?:in|es)?|author|auteur"
                    + "|redaktion|von:|text|texte|texto|foto|автор|текст|yazan|oleh|kirjoittaja|szerző|autore)\\b\\s*:?\\s+");
    private static final Pattern NO_NAME = Pattern.compile(
            "https?:|www\\.|@|\\d{3}|(?i)\\b(?:all posts|read more|follow|posts by|admin|unknown|null|undefined)\\b");
    private static final Pattern SEPARATOR = Pattern.compile(
            "\\s*(?:;|\\||•|·|\\n| & | and | und | et | e | y | og | och | en | и |,(?! (?:Jr|Sr|PhD|MD|III?)\\b))\\s*");

    private PageAuthors() {}

    static List<String> of(Document document, MetaElements meta, JsonLd jsonLd, String siteName) {
        List<String> stated = names(jsonLd.authors(), siteName);
        List<String> best = stated;
        if (stated.isEmpty() || namesSite(stated, siteName, jsonLd)) {
            List<String> other = otherwise(document, meta, siteName);
            best = other.isEmpty() || namesSite(other, siteName, jsonLd) ? stated : other;
            best = best.isEmpty() ? other : best;
        }
        return best;
    }

    /** Many sites state themselves as the author and show the person only to readers. */
    private static boolean namesSite(List<String> names, String siteName, JsonLd jsonLd) {
        return names.size() == 1
                && (letters(names.get(0)).equals(letters(siteName))
                        || letters(names.get(0))
                                .equals(letters(jsonLd.publisher().orElse(""))));
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static List<String> otherwise(Document document, MetaElements meta, String siteName) {
        for (String name : META_NAMES) {
            List<String> named = names(meta.first(name).stream().toList(), siteName);
            if (!named.isEmpty() && !(named.size() == 1 && letters(named.get(0)).equals(letters(siteName)))) {
                return named;
            }
        }
        List<String> texts = new ArrayList<>();
        Bylines.in(document.body(), MAX_ELEMENTS).forEach(element -> texts.add(text(element)));
        return names(texts, siteName).stream().filter(PersonNames::isName).toList();
    }

    private static String text(Element element) {
        return element.hasAttr("content") ? element.attr("content") : element.text();
    }

    private static List<String> names(List<String> texts, String siteName) {
        Set<String> names = new LinkedHashSet<>();
        for (String text : texts) {
            if (text.length() > 10 * MAX_NAME_CHARS) {
                continue;
            }
            for (String part : SEPARATOR.split(CleanText.line(VisibleText.of(text)))) {
                String name =
                        INTRODUCTION.matcher(part.strip()).replaceFirst("").strip();
                if (isName(name, siteName)) {
                    names.add(name);
                }
            }
        }
        return names.stream().limit(MAX_AUTHORS).toList();
    }

    private static boolean isName(String name, String siteName) {
        return name.length() > 1
                && name.length() <= MAX_NAME_CHARS
                && name.split(" ").length <= 7
                && name.codePoints().anyMatch(Character::isLetter)
                && !NO_NAME.matcher(name).find()
                && !name.toLowerCase(Locale.ROOT).equals(siteName.toLowerCase(Locale.ROOT) + ".com");
    }
}
