package dev.copydesk.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

final class Lists {

    private Lists() {}

    /** An event written without a list reads as one with an empty list. */
    static <T> List<T> copyOrEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
