package dev.copydesk.options;

import io.quarkus.runtime.configuration.MemorySize;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.Config;

/**
 * What one option takes. The descriptions of the options promise it, and a test tries for each of them what its description rules out.
 * Immutable.
 */
public final class Limit {
    private final String option;
    private final String wanted;
    private final Predicate<Config> holds;

    private Limit(String option, String wanted, Predicate<Config> holds) {
        this.option = option;
        this.wanted = wanted;
        this.holds = holds;
    }

    /** A whole number. */
    public static Limit atLeast(String option, long least) {
        return new Limit(option, least + " or more", config -> number(config, option) >= least);
    }

    /** A whole number, from least to most. */
    public static Limit between(String option, long least, long most) {
        return new Limit(option, least + " to " + most, config -> {
            long value = number(config, option);
            return value >= least && value <= most;
        });
    }

    /** A whole number that is at least so many times another one. */
    public static Limit atLeastTimes(String option, int times, String other) {
        return new Limit(
                option,
                "at least " + times + " times " + other,
                config -> number(config, option) / times >= number(config, other));
    }

    /** A fraction, from 0 to 1. */
    public static Limit share(String option) {
        return new Limit(option, "0 to 1", config -> {
            double value = config.getValue(option, Double.class);
            return value >= 0 && value <= 1;
        });
    }

    /** A time that is longer than none. */
    public static Limit moreThanNoTime(String option) {
        return new Limit(
                option, "a time of more than 0", config -> time(config, option).compareTo(Duration.ZERO) > 0);
    }

    /** A time that is not negative. */
    public static Limit atLeast(String option, Duration least) {
        return new Limit(
                option,
                "a time of " + least + " or more",
                config -> time(config, option).compareTo(least) >= 0);
    }

    /** A time that is as long as another one, or longer. */
    public static Limit noShorterThan(String option, String other) {
        return new Limit(
                option, "at least " + other, config -> time(config, option).compareTo(time(config, other)) >= 0);
    }

    /** Bytes that may be written as {@code 2M}. */
    public static Limit atLeastBytes(String option, long least) {
        return new Limit(
                option,
                least + " bytes or more",
                config -> config.getValue(option, MemorySize.class).asLongValue() >= least);
    }

    /** One of a few words. */
    public static Limit oneOf(String option, String... words) {
        List<String> known = List.of(words);
        return new Limit(
                option, String.join(" or ", known), config -> known.contains(config.getValue(option, String.class)));
    }

    private static long number(Config config, String option) {
        return config.getValue(option, Long.class);
    }

    private static Duration time(Config config, String option) {
        return config.getValue(option, Duration.class);
    }

    /** What is wrong, with option, value and what is wanted; empty where nothing is. */
    Optional<String> violation(Config config) {
        String cause = "";
        try {
            if (holds.test(config)) {
                return Optional.empty();
            }
        } catch (IllegalArgumentException e) { // of another form; says which
            cause = " (" + e.getMessage() + ")";
        }
        return Optional.of(option + " is " + config.getConfigValue(option).getValue() + ", wanted " + wanted + cause);
    }
}
