package dev.copydesk.enrich.topic;

import dev.copydesk.enrich.text.RuleFile;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The Media Topics that a classifier can give, from the resource {@code media-topics.tsv}. Immutable. */
public final class Taxonomy {
    static final String RESOURCE = "/dev/copydesk/enrich/topic/media-topics.tsv";

    private final Map<String, MediaTopic> topics = new LinkedHashMap<>();

    private Taxonomy(List<String> lines) {
        for (String line : lines) {
            String[] fields = line.split("\t");
            topics.put(fields[0], new MediaTopic(fields[0], fields[1], fields.length > 2 ? fields[2] : null));
        }
    }

    public static Taxonomy shipped() {
        return new Taxonomy(RuleFile.lines(RESOURCE));
    }

    /** @throws IllegalArgumentException if the taxonomy has no such topic */
    public MediaTopic topic(String id) {
        MediaTopic topic = topics.get(id);
        if (topic == null) {
            throw new IllegalArgumentException("no topic " + id + " in " + RESOURCE);
        }
        return topic;
    }

    /** All, the top level first. */
    public Collection<MediaTopic> topics() {
        return topics.values();
    }
}
