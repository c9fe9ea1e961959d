package dev.copydesk.index.search;

import java.util.Locale;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The parameters of a search as they stand in the address; absent, empty and blank ones are the same. */
public final class SearchParameters {
    static final int MAX_LENGTH = 1_000;

    @RestQuery
    public @Nullable String q;

    @RestQuery
    public @Nullable String lang;

    @RestQuery
    public @Nullable String topic;

    @RestQuery
    public @Nullable String source;

    @RestQuery
    public @Nullable String group;

    @RestQuery
    public @Nullable String status;

    @RestQuery
    public @Nullable String delay;

    @RestQuery
    public @Nullable String from;

    @RestQuery
    public @Nullable String to;

    @RestQuery
    public @Nullable String all;

    @RestQuery
    public @Nullable String size;

    @RestQuery
    public @Nullable String sort;

    @RestQuery
    public @Nullable String highlight;

    @RestQuery
    public @Nullable String facets;

    @RestQuery
    public @Nullable String histogram;

    @RestQuery
    public @Nullable String breakdown;

    @RestQuery
    public @Nullable String zone;

    @RestQuery
    public @Nullable String copies;

    @RestQuery
    public @Nullable String cursor;

    /** Stripped; null for an absent or blank one. */
    static @Nullable String orNull(@Nullable String text, String name) {
        return orNull(text, name, MAX_LENGTH);
    }

    /** @throws BadSearchException if it is too long */
    static @Nullable String orNull(@Nullable String text, String name, int maxLength) {
        String value = text == null ? "" : text.strip();
        if (value.length() > maxLength) {
            throw new BadSearchException(
                    name + " has " + value.length() + " characters, at most " + maxLength + " are allowed");
        }
        return value.isEmpty() ? null : value;
    }

    /** {@code ?all} and {@code ?all=true} say yes. */
    static boolean flag(@Nullable String text, String name) {
        if (text == null) {
            return false;
        }
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "", "true", "1", "yes" -> true;
            case "false", "0", "no" -> false;
            default -> throw new BadSearchException(name + " must be true or false");
        };
    }
}
