package dev.copydesk.enrich.language;

/**
 * Turns differences of scores into probabilities.
 *
 * <p>Runs of letters overlap, so that their sum grows faster than what it tells: it is divided by the square root of the length.
 * The factor makes the probabilities of sentences, word pairs and documents that were kept back from training come true
 * as often as they say.
 */
final class Calibration {
    private static final double FACTOR = 2;

    private Calibration() {}

    /** Natural logarithm of the odds that a difference of scores means, for a text of so many characters. */
    static double logOdds(int difference, int chars) {
        return difference * (double) LanguageModel.STEP * FACTOR / Math.sqrt(Math.max(1, chars));
    }
}
