package dev.copydesk.index.search;

import dev.copydesk.model.ArticleId;
import dev.copydesk.model.Duplicate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which articles are meant.
 *
 * @param query in the notation of Elasticsearch's {@code simple_query_string}; empty for everything
 * @param language a code such as {@code en}
 * @param topic an id of a Media Topic, with or without {@code medtop:}, or an English label; an article has its topics'
 *     top-level ancestors among its topics, so that these find their children
 * @param source the id or the name of the owning source
 * @param group the id of a group of duplicates
 * @param statuses the verdicts that are meant, each once; empty for any
 * @param delay from publication to our first sight; articles without a date have none
 * @param from the earliest date, compared with {@code publishedAt}, or {@code firstSeenAt} where that is absent
 * @param to the latest date
 * @param all whether copies are meant beside their originals
 */
public record SearchCriteria(
        String query,
        @Nullable String language,
        @Nullable String topic,
        @Nullable String source,
        @Nullable String group,
        List<Duplicate.Status> statuses,
        @Nullable Delay delay,
        @Nullable DateBound from,
        @Nullable DateBound to,
        boolean all) {

    public SearchCriteria {
        statuses = List.copyOf(statuses);
    }

    /** Of words alone; copies are folded. */
    static SearchCriteria ofWords(String query) {
        return new SearchCriteria(
                query.equals("*") ? "" : query, null, null, null, null, List.of(), null, null, null, false);
    }

    /** @throws BadSearchException if a parameter cannot be understood or is too long */
    static SearchCriteria of(SearchParameters parameters) {
        String query = SearchParameters.orNull(parameters.q, "q");
        String language = SearchParameters.orNull(parameters.lang, "lang");
        String delay = SearchParameters.orNull(parameters.delay, "delay");
        String from = SearchParameters.orNull(parameters.from, "from");
        String to = SearchParameters.orNull(parameters.to, "to");
        return new SearchCriteria(
                query == null || query.equals("*") ? "" : query,
                language == null ? null : language.toLowerCase(Locale.ROOT),
                SearchParameters.orNull(parameters.topic, "topic"),
                SearchParameters.orNull(parameters.source, "source"),
                group(SearchParameters.orNull(parameters.group, "group")),
                statuses(SearchParameters.orNull(parameters.status, "status")),
                delay == null ? null : Delay.named(delay),
                from == null ? null : DateBound.parse("from", from),
                to == null ? null : DateBound.parse("to", to),
                SearchParameters.flag(parameters.all, "all"));
    }

    /** Whether every article matches the query, filters aside. */
    boolean matchesAll() {
        return query.isEmpty();
    }

    /** Whether only the original of each group of duplicates is meant. */
    boolean folded() {
        return !all && source == null && group == null && statuses.isEmpty();
    }

    private static @Nullable String group(@Nullable String group) {
        if (group != null && !ArticleId.isValid(group)) {
            throw new BadSearchException("group must be the id of an article: 32 lower-case hex digits");
        }
        return group;
    }

    private static List<Duplicate.Status> statuses(@Nullable String text) {
        List<Duplicate.Status> statuses = new ArrayList<>();
        for (String name : text == null ? new String[0] : text.split(",")) {
            try {
                statuses.add(Duplicate.Status.valueOf(name.strip().toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw new BadSearchException("status must be ORIGINAL, EXACT, NEAR, or several of them by commas");
            }
        }
        return statuses.stream().distinct().sorted().toList();
    }
}
