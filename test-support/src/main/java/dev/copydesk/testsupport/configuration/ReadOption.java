package dev.copydesk.testsupport.configuration;

import org.jspecify.annotations.Nullable;

/**
 * An option as the code reads it.
 *
 * @param type as the source writes it, such as {@code Optional<String>}
 * @param standard the default that the code itself has; null where it has none
 * @param meaning of its Javadoc; null where it has none
 */
record ReadOption(
        String name,
        String type,
        @Nullable String standard,
        @Nullable String meaning) {
    private static final String OPTIONAL = "Optional<";

    boolean isOptional() {
        return type.startsWith(OPTIONAL);
    }

    /** The type of the value, if there is one. */
    String valueType() {
        return isOptional() ? type.substring(OPTIONAL.length(), type.length() - 1) : type;
    }
}
