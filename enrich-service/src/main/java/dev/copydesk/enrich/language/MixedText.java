package dev.copydesk.enrich.language;

import java.util.List;

/**
 * Whether parts of a text are in different languages.
 *
 * <p>A part disagrees if another listed language than the whole text's explains it far better. A text is mixed if one other
 * language has enough of the parts; single quotations and names in many languages are not a second language.
 */
final class MixedText {
    /** By how much, as the logarithm of odds, a part must prefer the other language. */
    private static final double MIN_LOG_ODDS = Math.log(100);

    private static final double MIN_SHARE = 0.25;

    private MixedText() {}

    static boolean isMixed(PartScores scores, int[] classes, List<LanguageClass> languages) {
        if (scores.parts() < 2) {
            return false;
        }
        int whole = best(scores.ofAll(), classes, languages);
        if (whole < 0) {
            return false;
        }
        int[] disagreeing = new int[languages.size()];
        for (int part = 0; part < scores.parts(); part++) {
            int[] own = scores.ofPart(part);
            int best = best(own, classes, languages);
            if (best != whole && Calibration.logOdds(own[best] - own[whole], scores.partChars()) >= MIN_LOG_ODDS) {
                disagreeing[best]++;
                if (disagreeing[best] >= MIN_SHARE * scores.parts()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int best(int[] scores, int[] classes, List<LanguageClass> languages) {
        int best = -1;
        for (int index : classes) {
            if (languages.get(index).listed() && (best < 0 || scores[index] > scores[best])) {
                best = index;
            }
        }
        return best;
    }
}
