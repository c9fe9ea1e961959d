package dev.copydesk.ingest.feed;

import dev.copydesk.ingest.feed.markup.Element;
import dev.copydesk.ingest.feed.markup.MarkupLinks;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text as a feed sends it: plain or HTML, escaped, inline or in base64.
 *
 * @param html whether it is HTML, said or plain to see
 */
record TextConstruct(String value, boolean html) {
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^<>]*+>");
    private static final Pattern REFERENCE =
            Pattern.compile("&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\\w{1,30});");
    private static final Pattern WRAPPED_IN_DIV = Pattern.compile("(?s)<div(?:\\s[^<>]*+)?>(.*)</div>");

    static TextConstruct of(Element element, Dialect dialect) {
        String type = lower(element.attribute("type"));
        String mode = lower(element.attribute("mode"));
        if (element.hasElements()) {
            return inline(element, type, dialect);
        }
        String text = element.text().strip();
        if (mode.equals("base64") || (mode.isEmpty() && isBinary(type) && element.attribute("src") == null)) {
            text = decoded(text);
        }
        boolean html = isHtml(type) || (type.isEmpty() && !dialect.isAtom() && looksLikeHtml(text));
        return new TextConstruct(html ? MarkupLinks.absolute(text, element.base()) : text, html);
    }

    private static TextConstruct inline(Element element, String type, Dialect dialect) {
        Element only = element.onlyElement();
        if (isEscaped(type) && only != null && only.name().endsWith("div") && !only.hasElements()) {
            // Escaped HTML within a div that is not: some programs write both.
            return new TextConstruct(MarkupLinks.absolute(only.text().strip(), only.base()), true);
        }
        String markup = element.innerMarkup().strip();
        boolean wrapped = type.equals("xhtml") || (dialect == Dialect.ATOM && type.contains("xhtml"));
        return new TextConstruct(wrapped ? withoutDiv(markup) : markup, true);
    }

    static boolean looksLikeHtml(String text) {
        return (text.indexOf('<') >= 0 && TAG.matcher(text).find())
                || (text.indexOf('&') >= 0 && REFERENCE.matcher(text).find());
    }

    private static boolean isHtml(String type) {
        return isEscaped(type) || type.contains("xhtml");
    }

    private static boolean isEscaped(String type) {
        return type.equals("html") || type.equals("text/html");
    }

    /** RFC 4287, 4.1.3.3: whatever is neither text nor XML travels in base64. */
    private static boolean isBinary(String type) {
        return type.indexOf('/') > 0
                && !type.startsWith("text/")
                && !type.endsWith("/xml")
                && !type.endsWith("+xml")
                && !type.startsWith("message/")
                && !type.startsWith("multipart/");
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8).strip();
        } catch (IllegalArgumentException e) {
            return base64; // it is none, whatever the feed says
        }
    }

    /** The one {@code div} of RFC 4287, 3.1.1.3, is not part of the text. */
    private static String withoutDiv(String markup) {
        var matcher = WRAPPED_IN_DIV.matcher(markup);
        if (!matcher.matches()) {
            return markup;
        }
        String inner = matcher.group(1);
        int depth = 0;
        for (int at = inner.indexOf('<'); at >= 0; at = inner.indexOf('<', at + 1)) {
            if (inner.startsWith("</div>", at)) {
                depth--;
            } else if (inner.startsWith("<div", at)) {
                depth++;
            }
            if (depth < 0) {
                return markup; // two of them beside each other
            }
        }
        return inner.strip();
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
