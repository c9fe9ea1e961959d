package dev.copydesk.ingest.feed.opml;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One feed of a list.
 *
 * @param address as written ({@code xmlUrl})
 * @param title absent where the list has none
 * @param homepage the publisher's page ({@code htmlUrl})
 * @param folders titles of the outlines around it, the outermost first
 * @param categories of its {@code category} attribute, without slashes in front
 * @param language as written ({@code language})
 * @param country ISO 3166-1 alpha-2 code, where the list says one ({@code country})
 * @param source the publisher's name; of lists written by Copydesk ({@code copydesk:source})
 * @param fetchPages whether the pages of teasers are fetched; of lists written by Copydesk ({@code copydesk:fetchPages})
 */
public record OpmlFeed(
        String address,
        @Nullable String title,
        @Nullable String homepage,
        List<String> folders,
        List<String> categories,
        @Nullable String language,
        @Nullable String country,
        @Nullable String source,
        @Nullable Boolean fetchPages) {

    public OpmlFeed {
        folders = List.copyOf(folders);
        categories = List.copyOf(categories);
    }
}
