package dev.copydesk.options;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** What all options of a service take. Immutable. */
public record OptionLimits(List<Limit> limits) {
    /** Of a start's observers: nothing is to work with a value that is refused. */
    public static final int FIRST = 1;

    public OptionLimits {
        limits = List.copyOf(limits);
    }

    public static OptionLimits of(Limit... limits) {
        return new OptionLimits(List.of(limits));
    }

    public OptionLimits and(OptionLimits more) {
        List<Limit> all = new ArrayList<>(limits);
        all.addAll(more.limits);
        return new OptionLimits(all);
    }

    /** A line for each option that has another value, with what is wanted. */
    public List<String> violations(Config config) {
        return limits.stream()
                .map(limit -> limit.violation(config))
                .flatMap(Optional::stream)
                .toList();
    }

    /** @throws ConfigurationException with a line for each option that has another value; Quarkus shows them without more */
    public void require(Config config) {
        List<String> violations = violations(config);
        if (!violations.isEmpty()) {
            throw new ConfigurationException(String.join(System.lineSeparator(), violations));
        }
    }
}
