package dev.copydesk.enrich.text;

import dev.copydesk.enrich.text.PageDates.Found;
import dev.copydesk.model.date.ArticleDate;
import dev.copydesk.model.date.ArticleDates;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;

/** Finds the date that a reader sees near the title of a page, in any of the languages of {@link ArticleDates}. */
final class VisibleDate {
    private static final int MAX_BLOCKS = 3000;
    private static final int NEAR = 12;
    private static final int BEFORE = 4;
    private static final int SHORT_CHARS = 60;
    private static final Set<String> PUBLISHED = Set.of(
            "published",
            "posted",
            "veröffentlicht",
            "erstellt",
            "publié",
            "publicado",
            "publicada",
            "pubblicato",
            "gepubliceerd",
            "publicerad",
            "publisert",
            "udgivet",
            "julkaistu",
            "opublikowano",
            "опубликовано",
            "publikováno",
            "publikované",
            "objavljeno",
            "megjelent",
            "publicat",
            "veröffentlichung",
            "eingestellt",
            "geschrieben",
            "date",
            "datum",
            "fecha",
            "data",
            "datum:",
            "stand",
            "written");
    private static final Set<String> CHANGED = Set.of(
            "updated",
            "modified",
            "aktualisiert",
            "actualizado",
            "aggiornato",
            "atualizado",
            "bijgewerkt",
            "geändert",
            "uppdaterad",
            "zuletzt",
            "editiert",
            "edited",
            "обновлено");

    private final Element body;
    private final HtmlRules rules;
    private final Predicate<ArticleDate> plausible;
    private final boolean dayFirst;

    VisibleDate(Element body, HtmlRules rules, Predicate<ArticleDate> plausible, boolean dayFirst) {
        this.body = body;
        this.rules = rules;
        this.plausible = plausible;
        this.dayFirst = dayFirst;
    }

    /** The best candidate; of equals the first. */
    Optional<Found> find(String titleKey) {
        List<TextBlock> blocks = HtmlBlocks.of(body, rules, false);
        ElementMarks elsewhere = new ElementMarks(body, rules::isElsewhere);
        int title = title(blocks, titleKey);
        Found best = null;
        double bestScore = 0;
        for (TextBlock block : blocks.subList(0, Math.min(blocks.size(), MAX_BLOCKS))) {
            if (block.text().length() > ArticleDates.MAX_LENGTH || isCopyright(block.text())) {
                continue;
            }
            Optional<ArticleDate> date =
                    ArticleDates.find(block.text(), dayFirst).filter(plausible);
            if (date.isEmpty()) {
                continue;
            }
            double score = score(block, title) - (elsewhere.isMarked(block.element()) ? 3 : 0);
            if (score > bestScore) {
                best = new Found(date.get(), "visible text");
                bestScore = score;
            }
        }
        return Optional.ofNullable(best);
    }

    private double score(TextBlock block, int title) {
        double score = block.text().length() <= SHORT_CHARS ? 2 : 0.5;
        if (ArticleDates.read(block.text(), dayFirst).isPresent()) {
            score += 1;
        }
        if (title >= 0 && block.index() > title && block.index() <= title + NEAR) {
            score += 2.5 - (block.index() - title) * 0.1;
        } else if (title >= 0 && block.index() < title && block.index() >= title - BEFORE) {
            score += 1.8 - (title - block.index()) * 0.1;
        }
        if (isNamedDate(block.element())) {
            score += 1.5;
        }
        for (String word : block.text().toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
            score += PUBLISHED.contains(word) ? 1.5 : CHANGED.contains(word) ? -1 : 0;
        }
        return score - (block.isLinks() ? 0.7 : 0);
    }

    private boolean isNamedDate(Element element) {
        Element at = element;
        for (int up = 0; up < 3 && at != null && !at.equals(body); up++) {
            if (rules.isNamed(at, HtmlRules.Kind.DATE)) {
                return true;
            }
            at = at.parent();
        }
        return false;
    }

    private static boolean isCopyright(String text) {
        return text.contains("©") || text.toLowerCase(Locale.ROOT).contains("copyright");
    }

    private static int title(List<TextBlock> blocks, String titleKey) {
        int firstHeading = -1;
        for (TextBlock block : blocks) {
            if (block.isHeading()) {
                if (!titleKey.isEmpty() && LineKey.of(block.text()).equals(titleKey)) {
                    return block.index();
                }
                firstHeading =
                        firstHeading < 0 && block.element().normalName().equals("h1") ? block.index() : firstHeading;
            }
        }
        return firstHeading;
    }
}
