package dev.copydesk.enrich.topic;

import org.jspecify.annotations.Nullable;

/**
 * An entry of the taxonomy.
 *
 * @param id such as {@code medtop:20000771}
 * @param label the English name
 * @param parent the id of its top-level ancestor; absent for a top-level topic
 */
public record MediaTopic(String id, String label, @Nullable String parent) {}
