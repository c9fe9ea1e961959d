package dev.copydesk.enrich.language;

/**
 * The scores of a sample, of all of it and of up to {@value #MAX_PARTS} parts of about {@value #PART_CHARS} characters.
 *
 * <p>Made and read by one thread.
 */
final class PartScores {
    static final int MAX_PARTS = 8;
    static final int PART_CHARS = 40;

    private final int parts;
    private final int partChars;
    private final int[][] ofPart;
    private final int[] ofAll;

    /** @param classes neighbours, ascending; the others' scores are not to be read */
    PartScores(LanguageModel model, LetterSample sample, int[] classes) {
        int chars = Math.max(1, sample.length() - 1);
        parts = Math.max(1, Math.min(MAX_PARTS, chars / PART_CHARS));
        partChars = (chars + parts - 1) / parts;
        ofPart = new int[parts][model.classes().size()];
        ofAll = new int[model.classes().size()];
        int fromClass = classes[0];
        int toClass = classes[classes.length - 1] + 1;
        for (int part = 0; part < parts; part++) {
            int[] scores = ofPart[part];
            int end = Math.min((part + 1) * partChars, sample.length());
            model.addScores(sample, part * partChars, end, scores, fromClass, toClass);
            for (int i = fromClass; i < toClass; i++) {
                ofAll[i] += scores[i];
            }
        }
    }

    int parts() {
        return parts;
    }

    /** Characters a part. */
    int partChars() {
        return partChars;
    }

    /** In steps of {@link LanguageModel#STEP}, by class. */
    int[] ofPart(int part) {
        return ofPart[part];
    }

    /** In steps of {@link LanguageModel#STEP}, by class. */
    int[] ofAll() {
        return ofAll;
    }
}
