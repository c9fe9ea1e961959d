package dev.copydesk.index.history.change;

/**
 * A piece of two texts that are compared.
 *
 * @param text words with the white space behind them; of what is the same, as the later text has it
 */
public record Change(Kind kind, String text) {
    public enum Kind {
        SAME,
        /** In the earlier text alone. */
        REMOVED,
        /** In the later text alone. */
        ADDED
    }
}
