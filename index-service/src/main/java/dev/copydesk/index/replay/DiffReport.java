package dev.copydesk.index.replay;

import dev.copydesk.index.accounting.VerificationReport;
import dev.copydesk.index.elasticsearch.GenerationIndices;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a generation would change.
 *
 * @param from the generation that it is compared with
 * @param to the generation that is compared
 * @param verification of {@code to} against the corpus as it was when this was made
 * @param articles in either of them
 * @param changed articles of both in which a field differs, the version of the enrichment left out
 * @param sources articles by the owning source's name
 * @param months articles by the month of {@code firstSeenAt}
 * @param languages from one to another, the most frequent first
 * @param groups of duplicates
 * @param topics gained and lost, the most frequent first
 * @param fields articles in which the field differs, by its name
 * @param queries how long saved queries take, and what they find
 */
public record DiffReport(
        int from,
        int to,
        Instant at,
        VerificationReport verification,
        Counts articles,
        long changed,
        Map<String, Counts> sources,
        Map<String, Counts> months,
        List<LanguageChange> languages,
        Groups groups,
        List<TopicChange> topics,
        Map<String, Long> fields,
        Sizes sizes,
        List<QueryTime> queries) {

    public record Counts(long from, long to) {}

    /** An article, by what a person knows it by. */
    public record Example(String id, String title) {}

    public record LanguageChange(String from, String to, long articles, List<Example> examples) {}

    /**
     * @param from groups of two or more articles before
     * @param to the same after
     * @param split groups whose articles are in several groups now; by the old group's id
     * @param merged groups whose articles were in several groups; by the new group's id
     * @param verdicts articles that became a copy, or an original, or a copy of another kind
     */
    public record Groups(
            long from,
            long to,
            long split,
            List<String> splitExamples,
            long merged,
            List<String> mergedExamples,
            long verdicts) {}

    public record TopicChange(String id, String label, long gained, long lost, List<Example> examples) {}

    public record Sizes(GenerationIndices.Size from, GenerationIndices.Size to) {}

    /** The median of a few runs, in milliseconds, and the number of articles found. */
    public record QueryTime(String query, double fromMillis, double toMillis, long fromTotal, long toTotal) {}
}
