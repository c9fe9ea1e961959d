package dev.copydesk.ingest.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts what is too long, and says so. */
record Cutter(String where, Problems problems) {

    @Nullable
    String cut(String what, @Nullable String text, int maxLength) {
        if (text == null || text.length() <= maxLength) {
            return text;
        }
        problems.add(where + ": the " + what + " has " + text.length() + " characters, the first " + maxLength
                + " are kept");
        int end = Character.isHighSurrogate(text.charAt(maxLength - 1)) ? maxLength - 1 : maxLength;
        return text.substring(0, end);
    }

    List<String> cut(String what, List<String> texts, int maxLength) {
        return texts.stream()
                .map(text -> String.valueOf(cut(what, text, maxLength)))
                .toList();
    }
}
