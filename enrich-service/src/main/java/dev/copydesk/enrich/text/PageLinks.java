package dev.copydesk.enrich.text;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The addresses that a page names as its own and as its picture's, made absolute. */
final class PageLinks {
    private static final int MAX_CHARS = 2048;
    private static final int MIN_IMAGE_WIDTH = 300;

    private final Document document;
    private final MetaElements meta;
    private final @Nullable URI base;

    /** @param url the page's address, if known */
    PageLinks(Document document, MetaElements meta, @Nullable String url) {
        this.document = document;
        this.meta = meta;
        Element baseElement = document.head().selectFirst("base[href]");
        URI page = url == null ? null : uri(url).orElse(null);
        this.base = baseElement == null
                ? page
                : uri(baseElement.attr("href"))
                        .map(at -> page == null ? at : page.resolve(at))
                        .orElse(page);
    }

    /** A front page is not the address of an article: sites that name it so do it on all their pages. */
    Optional<String> canonical() {
        Element link = document.selectFirst("link[rel~=(?i)^canonical$][href]");
        return Stream.of(
                        link == null ? Optional.<String>empty() : Optional.of(link.attr("href")),
                        meta.first("og:url"),
                        meta.first("twitter:url"))
                .flatMap(Optional::stream)
                .flatMap(address -> absolute(address).stream())
                .filter(address -> !isFrontPage(address))
                .findFirst();
    }

    /** What the page recommends for sharing, else its article's picture, else the first large one of its text. */
    Optional<String> image(JsonLd jsonLd, @Nullable Element article) {
        return Stream.of(
                        meta.first("og:image"),
                        meta.first("og:image:url"),
                        meta.first("og:image:secure_url"),
                        meta.first("twitter:image"),
                        meta.first("twitter:image:src"),
                        jsonLd.image(),
                        Optional.ofNullable(document.selectFirst("link[rel=image_src][href]"))
                                .map(link -> link.attr("href")),
                        article == null ? Optional.<String>empty() : firstLarge(article))
                .flatMap(Optional::stream)
                .flatMap(address -> absolute(address).stream())
                .findFirst();
    }

    private static Optional<String> firstLarge(Element article) {
        return article.getElementsByTag("img").stream()
                .limit(50)
                .filter(image ->
                        !image.attr("src").isBlank() && !image.attr("src").startsWith("data:"))
                .filter(image -> width(image) >= MIN_IMAGE_WIDTH)
                .map(image -> image.attr("src"))
                .findFirst();
    }

    /** Unknown counts as large. */
    private static int width(Element image) {
        String digits = image.attr("width").replaceAll("\\D.*", "");
        return digits.isEmpty() || digits.length() > 6 ? MIN_IMAGE_WIDTH : Integer.parseInt(digits);
    }

    private Optional<String> absolute(String address) {
        return uri(address)
                .map(at -> base == null ? at : base.resolve(at))
                .filter(at -> at.getHost() != null && at.getScheme() != null)
                .filter(at -> at.getScheme().toLowerCase(Locale.ROOT).startsWith("http"))
                .map(URI::toString);
    }

    private boolean isFrontPage(String address) {
        String path = uri(address).map(URI::getPath).orElse("");
        String query = uri(address).map(URI::getQuery).orElse(null);
        boolean front = (path == null || path.isEmpty() || path.equals("/")) && query == null;
        return front && base != null && base.getPath() != null && base.getPath().length() > 1;
    }

    private static Optional<URI> uri(String address) {
        String text = address.strip().replace(" ", "%20");
        if (text.isEmpty() || text.length() > MAX_CHARS) {
            return Optional.empty();
        }
        try {
            return Optional.of(URI.create(text.startsWith("//") ? "https:" + text : text));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // no address: the page has others
        }
    }
}
