package dev.copydesk.enrich.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page says: its article and where each part of it was found.
 *
 * @param main title, text, date and authors; the text is empty where the page has no article
 * @param canonicalUrl absolute; absent where the page names none that can be its own
 * @param image the address of the lead picture, absolute where the page's address is known
 * @param textSource which part of the page the text is from, in a few words
 * @param dateSource the same for the date; absent where there is none
 * @param notes why something is absent or shortened; empty where nothing is
 */
public record ExtractedPage(
        MainText main,
        @Nullable String canonicalUrl,
        @Nullable String image,
        String textSource,
        @Nullable String dateSource,
        List<String> notes) {

    public ExtractedPage {
        notes = List.copyOf(notes);
    }
}
