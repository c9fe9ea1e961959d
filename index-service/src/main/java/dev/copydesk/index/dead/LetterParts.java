package dev.copydesk.index.dead;

import java.util.ArrayList;
import java.util.List;

/** Cuts many letters into parts whose originals fit into memory, each handled in one transaction. */
final class LetterParts {
    private static final int MAX_LETTERS = 500;
    private static final long MAX_BYTES = 8L * 1024 * 1024;

    private LetterParts() {}

    /** The keys, in order; a part is larger than the bounds only where it is a single letter. */
    static List<List<String>> of(List<LetterSummary> letters) {
        List<List<String>> parts = new ArrayList<>();
        List<String> part = new ArrayList<>();
        long bytes = 0;
        for (LetterSummary letter : letters) {
            if (!part.isEmpty() && (part.size() == MAX_LETTERS || bytes + letter.bytes() > MAX_BYTES)) {
                parts.add(part);
                part = new ArrayList<>();
                bytes = 0;
            }
            part.add(letter.key());
            bytes += letter.bytes();
        }
        if (!part.isEmpty()) {
            parts.add(part);
        }
        return parts;
    }
}
