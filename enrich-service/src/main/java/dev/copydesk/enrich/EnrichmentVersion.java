package dev.copydesk.enrich;

import dev.copydesk.enrich.text.RuleFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Names the rules, models and algorithms that derive an annotation, so that an index can tell which articles are stale: a
 * number that is raised when the code changes what it finds, and a hash of the algorithms' numbers and of the shipped rules and
 * models, which so cannot change unnoticed.
 */
public final class EnrichmentVersion {
    /** Of each algorithm. Raise it with every change of code that gives some article another annotation. */
    static final SortedMap<String, Integer> ALGORITHMS =
            new TreeMap<>(Map.of("keyphrase", 2, "language", 3, "text", 3, "token", 1, "topic", 2));

    private static final int HASH_BYTES = 4;

    /** Every rule and model that decides beside the code, in a fixed order. */
    static final List<String> RESOURCES = List.of(
            "/dev/copydesk/enrich/duplicate/boilerplate.txt",
            "/dev/copydesk/enrich/keyphrase/stopwords.txt",
            "/dev/copydesk/enrich/language/languages.model",
            "/dev/copydesk/enrich/text/html-rules.txt",
            "/dev/copydesk/enrich/text/line-rules.txt",
            "/dev/copydesk/enrich/topic/lexicon-de.tsv",
            "/dev/copydesk/enrich/topic/lexicon-es.tsv",
            "/dev/copydesk/enrich/topic/lexicon-fr.tsv",
            "/dev/copydesk/enrich/topic/lexicon-it.tsv",
            "/dev/copydesk/enrich/topic/lexicon-nl.tsv",
            "/dev/copydesk/enrich/topic/lexicon-pt.tsv",
            "/dev/copydesk/enrich/topic/lexicon-ru.tsv",
            "/dev/copydesk/enrich/topic/media-topics.tsv",
            "/dev/copydesk/enrich/topic/topics-en.bin");

    /** Such as {@code 7-3f2a9c01}: the sum of the algorithms' numbers, and the hash. */
    public static final String CURRENT = of(ALGORITHMS, RESOURCES, RuleFile::bytes);

    private EnrichmentVersion() {}

    static String of(SortedMap<String, Integer> algorithms, List<String> resources, Function<String, byte[]> contents) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            algorithms.forEach((name, number) -> update(digest, name, new byte[] {number.byteValue()}));
            for (String resource : resources) {
                update(digest, resource, contents.apply(resource));
            }
            int sum = algorithms.values().stream().mapToInt(Integer::intValue).sum();
            return sum + "-" + HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }

    /** With the length, so that no bytes can move from one resource to the next unnoticed. */
    private static void update(MessageDigest digest, String name, byte[] content) {
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(content.length).array());
        digest.update(content);
    }
}
